package dev.ordinal.requests;

import dev.ordinal.access.Permission;
import dev.ordinal.desired.WorkloadRequest;

/** What a request needs, whichever door it comes through. */
public final class Needed {
    private Needed() {}

    public static Permission of(WorkloadRequest request) {
        return switch (request) {
            case WorkloadRequest.Apply apply -> of(apply.mode());
            case WorkloadRequest.Scale scale -> Permission.SCALE;
            case WorkloadRequest.Delete delete -> Permission.DELETE;
            case WorkloadRequest.Patch patch -> Permission.PATCH;
            case WorkloadRequest.Restart restart -> Permission.PATCH;
            case WorkloadRequest.Pause pause -> Permission.PATCH;
            case WorkloadRequest.Resume resume -> Permission.PATCH;
            case WorkloadRequest.Rollback rollback -> Permission.PATCH;
        };
    }

    private static Permission of(WorkloadRequest.Mode mode) {
        return switch (mode) {
            case CREATE -> Permission.CREATE;
            case UPDATE -> Permission.UPDATE;
            case APPLY -> Permission.PATCH;
        };
    }
}
