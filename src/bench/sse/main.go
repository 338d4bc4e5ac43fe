// Opens many readers of a stream of server-sent events and measures how late each of them sees each event.
//
//	sse -url URL [-readers N] [-workloads W] [-stalled N] [-rates 10,20,…] [-seconds S] [-pid PID]
//
// For each rate it asks the server of StreamServer.java, at /rate on the same address, for so many events a second, lets two
// seconds pass, and measures for S seconds. An event is as late as it arrives after the time that its own data names, on the same
// machine's clock. Readers also watch the ids: a number that is skipped or comes twice fails the run.
package main

import (
	"flag"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// A stream that opens is one dial, one answer and a snapshot; more than this at once only queue in front of the server.
const openingAtOnce = 64

// How long a rate runs before it counts.
const warmUp = 2 * time.Second

func main() {
	address := flag.String("url", "", "the stream")
	readers := flag.Int("readers", 10_000, "how many streams to read")
	workloads := flag.Int("workloads", 0, "each reader follows one of so many, in turn; 0: all follow everything")
	stalled := flag.Int("stalled", 0, "how many streams to open and never read")
	rates := flag.String("rates", "10", "events a second, one after the other")
	seconds := flag.Int("seconds", 20, "how long each rate is measured")
	pid := flag.Int("pid", 0, "the server, to see its memory and processor time")
	label := flag.String("label", "", "first column of what is printed")
	flag.Parse()
	target, err := url.Parse(*address)
	if err != nil || target.Host == "" {
		fail("-url is needed, as http://127.0.0.1:8080/api/v1/stream")
	}
	enoughFiles(*readers + *stalled)

	before := resident(*pid)
	crowd := &crowd{}
	for range *stalled {
		stall(target)
	}
	crowd.open(target, *readers, *workloads)
	time.Sleep(warmUp)
	each := float64(resident(*pid)-before) / float64(*readers+*stalled)
	fmt.Fprintf(os.Stderr, "%s: %d open, %d refused; %.1f KB a reader\n", *label, crowd.reading.Load(), crowd.refused.Load(), each)

	for rate := range strings.SplitSeq(*rates, ",") {
		ask(target, rate)
		time.Sleep(warmUp)
		first := measure(crowd, *pid, time.Duration(*seconds)*time.Second/2)
		second := measure(crowd, *pid, time.Duration(*seconds)*time.Second/2)
		ask(target, "0")
		time.Sleep(warmUp)
		report(*label, rate, *readers, each, crowd, first, second)
	}
	if wrong := crowd.wrong.Load(); wrong > 0 {
		fail(fmt.Sprintf("%d events came twice or out of order, or others were skipped", wrong))
	}
}

// One line of a table. Delays grow where the second half is clearly later than the first: then the server, or this program, can't follow.
func report(label, rate string, readers int, each float64, crowd *crowd, first, second *sample) {
	whole := first.and(second)
	growing := ""
	if second.late.at(.5) > 2*first.late.at(.5)+50 {
		growing = ", growing"
	}
	fmt.Printf("| %s | %d × %s | %.0f | %.0f ms%s | %.0f ms | %.0f ms | %.0f %% | %.0f %% | %.1f KB | %d |\n", label, readers, rate,
		whole.perSecond(), whole.late.at(.5), growing, whole.late.at(.99), whole.late.at(1),
		100*whole.server, 100*whole.client, each, crowd.lost.Load())
}

// The server sends so many events a second from now on.
func ask(target *url.URL, rate string) {
	answer, err := http.Post(fmt.Sprintf("http://%s/rate?events=%s", target.Host, url.QueryEscape(rate)), "", nil)
	if err != nil || answer.StatusCode != http.StatusNoContent {
		fail(fmt.Sprintf("the server takes no rate: %v %v", answer, err))
	}
	answer.Body.Close()
}

// A process may have only so many open files; each stream is one.
func enoughFiles(streams int) {
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err == nil && limit.Cur < uint64(streams+100) {
		fail(fmt.Sprintf("%d streams are asked for, and a process may have %d open files (ulimit -n)", streams, limit.Cur))
	}
}

// In KB; 0 without a process to look at.
func resident(pid int) int {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	for line := range strings.Lines(string(text)) {
		if size, found := strings.CutPrefix(line, "VmRSS:"); found {
			kilobytes, _ := strconv.Atoi(strings.Fields(size)[0])
			return kilobytes
		}
	}
	return 0
}

func fail(why string) {
	fmt.Fprintln(os.Stderr, "sse: "+why)
	os.Exit(1)
}
