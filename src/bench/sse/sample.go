package main

import (
	"fmt"
	"math/bits"
	"os"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"time"
)

// What was seen in a stretch of time.
type sample struct {
	late           delays
	seconds        float64
	server, client float64 // of one processor
}

// For that long the readers fill a sample of its own.
func measure(c *crowd, pid int, length time.Duration) *sample {
	now := &sample{}
	begin, server, client := time.Now(), processorTime(pid), ownProcessorTime()
	c.sample.Store(now)
	time.Sleep(length)
	c.sample.Store(&sample{})
	now.seconds = time.Since(begin).Seconds()
	now.server = (processorTime(pid) - server) / now.seconds
	now.client = (ownProcessorTime() - client) / now.seconds
	return now
}

func (s *sample) add(late time.Duration) { s.late.add(late) }

func (s *sample) perSecond() float64 { return float64(s.late.count()) / s.seconds }

func (s *sample) and(other *sample) *sample {
	both := &sample{seconds: s.seconds + other.seconds}
	both.server = (s.server*s.seconds + other.server*other.seconds) / both.seconds
	both.client = (s.client*s.seconds + other.client*other.seconds) / both.seconds
	for i := range both.late.counts {
		both.late.counts[i].Store(s.late.counts[i].Load() + other.late.counts[i].Load())
	}
	return both
}

// A histogram over microseconds: between two powers of two there are 32 steps, so that a figure is within 3 % of the truth.
type delays struct{ counts [64 * steps]atomic.Int64 }

const steps = 32

func (d *delays) add(late time.Duration) { d.counts[slot(max(0, late.Microseconds()))].Add(1) }

func slot(micros int64) int {
	if micros < steps {
		return int(micros)
	}
	shift := bits.Len64(uint64(micros)) - 6
	return shift*steps + int(micros>>shift)
}

func (d *delays) count() (all int64) {
	for i := range d.counts {
		all += d.counts[i].Load()
	}
	return all
}

// In milliseconds, the delay that this share of all events has at most.
func (d *delays) at(share float64) float64 {
	left := int64(share * float64(d.count()))
	highest := 0.0
	for i := range d.counts {
		if here := d.counts[i].Load(); here > 0 {
			highest = float64(ceiling(i)) / 1000
			left -= here
			if left <= 0 {
				break
			}
		}
	}
	return highest
}

func ceiling(slot int) int64 {
	if slot < 2*steps {
		return int64(slot)
	}
	shift := slot/steps - 1
	return int64(slot%steps+steps+1)<<shift - 1
}

// In seconds, of all its threads; the kernel counts in hundredths.
func processorTime(pid int) float64 {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(text[strings.LastIndexByte(string(text), ')')+2:]))
	user, _ := strconv.ParseFloat(fields[11], 64)
	system, _ := strconv.ParseFloat(fields[12], 64)
	return (user + system) / 100
}

func ownProcessorTime() float64 {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) != nil {
		return 0
	}
	return float64(usage.Utime.Nano()+usage.Stime.Nano()) / 1e9
}
