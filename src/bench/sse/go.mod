module ordinal.dev/bench/sse

go 1.26
