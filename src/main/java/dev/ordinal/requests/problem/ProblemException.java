package dev.ordinal.requests.problem;

/** Carries a {@link Problem} that is no refusal of what was asked out to whoever answers. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
