package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

// All readers of a run, and what they saw since somebody last looked.
type crowd struct {
	reading, refused, lost, wrong atomic.Int64
	sample                        atomic.Pointer[sample]
}

// Returns when each is reading, or was refused.
func (c *crowd) open(target *url.URL, readers, workloads int) {
	c.sample.Store(&sample{})
	var opened sync.WaitGroup
	places := make(chan struct{}, openingAtOnce)
	for i := range readers {
		places <- struct{}{}
		opened.Add(1)
		query := ""
		if workloads > 0 {
			query = fmt.Sprintf("?workload=bench/w%d", i%workloads)
		}
		go func() {
			connection, lines, err := dial(target, query)
			<-places
			opened.Done()
			if err != nil {
				if c.refused.Add(1) == 1 {
					fmt.Fprintln(os.Stderr, "first refusal:", err)
				}
				return
			}
			c.reading.Add(1)
			err = c.read(lines, workloads == 0)
			c.reading.Add(-1)
			c.lost.Add(1)
			connection.Close()
		}()
	}
	opened.Wait()
}

func dial(target *url.URL, query string) (net.Conn, *bufio.Reader, error) {
	connection, err := net.Dial("tcp", target.Host)
	if err != nil {
		return nil, nil, err
	}
	fmt.Fprintf(connection, "GET %s%s HTTP/1.1\r\nHost: %s\r\nAccept: text/event-stream\r\n\r\n", target.Path, query, target.Host)
	lines := bufio.NewReaderSize(connection, 4096)
	status, err := lines.ReadSlice('\n')
	if err == nil && !bytes.Contains(status, []byte(" 200 ")) {
		err = fmt.Errorf("answered %s", status)
	}
	return connection, lines, err
}

// Opens a stream with a small window and never reads of it.
func stall(target *url.URL) {
	connection, err := net.Dial("tcp", target.Host)
	if err != nil {
		fail(err.Error())
	}
	connection.(*net.TCPConn).SetReadBuffer(4096)
	fmt.Fprintf(connection, "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n", target.Path, target.Host)
}

// Reads until the end. The server ends its chunks only after whole events, so the lines between them hurt nobody.
func (c *crowd) read(lines *bufio.Reader, everything bool) error {
	var id, last int64
	for {
		line, err := lines.ReadSlice('\n')
		if err != nil && err != bufio.ErrBufferFull {
			if err == io.EOF {
				return nil
			}
			return err
		}
		switch {
		case bytes.HasPrefix(line, []byte("id: ")):
			id = number(line)
		case bytes.HasPrefix(line, []byte("data: ")) && id > 0:
			if last > 0 && (id <= last || (everything && id != last+1)) {
				c.wrong.Add(1)
			}
			last, id = id, 0
			c.sample.Load().add(time.Since(sent(line)))
		}
	}
}

// Behind the last dash of a cursor.
func number(line []byte) int64 {
	digits := bytes.TrimRight(line[bytes.LastIndexByte(line, '-')+1:], "\r\n")
	parsed, err := strconv.ParseInt(string(digits), 10, 64)
	if err != nil {
		return 0
	}
	return parsed
}

var timeField = []byte(`"time":"`)

func sent(line []byte) time.Time {
	from := bytes.Index(line, timeField)
	if from < 0 {
		return time.Now()
	}
	text := line[from+len(timeField):]
	text = text[:max(0, bytes.IndexByte(text, '"'))]
	at, err := time.Parse(time.RFC3339Nano, string(text))
	if err != nil {
		return time.Now()
	}
	return at
}
