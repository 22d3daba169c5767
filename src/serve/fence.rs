//! The door of the preview: takes connections on this machine only, and keeps slow or many strangers from
//! standing in the way of a normal request.
//!
//! One thread waits for whole heads; a connection that is not done within its time, or is the oldest when there
//! are too many, is closed. Only a whole head gets a thread of its own.

use std::io::{self, ErrorKind, Read};
use std::net::{Ipv4Addr, Ipv6Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::head::{self, Head, Refusal};

/// How many connections may stand half open, and how many may be answered at a time.
const CONNECTIONS: usize = 64;
/// How long a head may take to arrive.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long a write may stand still.
const WRITING: Duration = Duration::from_secs(10);

/// Answers one request on its connection.
pub trait Answer: Send + Sync {
    /// Writes the answer; the connection is closed afterwards.
    fn answer(&self, head: Result<Head, Refusal>, stream: TcpStream);
}

/// The door: bound and not yet open.
pub struct Fence {
    listeners: Vec<TcpListener>,
    /// The port that it is bound to.
    pub port: u16,
}

struct Waiting {
    stream: TcpStream,
    bytes: Vec<u8>,
    since: Instant,
}

impl Fence {
    /// Binds a port of this machine; 0 takes a free one.
    pub fn bind(port: u16) -> io::Result<Self> {
        let first = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let port = first.local_addr()?.port();
        let mut listeners = vec![first];
        // A machine without IPv6 is reached by its other address.
        listeners.extend(TcpListener::bind((Ipv6Addr::LOCALHOST, port)));
        for listener in &listeners {
            listener.set_nonblocking(true)?;
        }
        Ok(Self { listeners, port })
    }

    /// Takes connections for as long as the program runs.
    pub fn open(self, answer: &Arc<impl Answer + 'static>) {
        let busy = Arc::new(AtomicUsize::new(0));
        let mut waiting: Vec<Waiting> = Vec::new();
        loop {
            self.wait(&waiting);
            for listener in &self.listeners {
                while let Ok((stream, _)) = listener.accept() {
                    if stream.set_nonblocking(true).is_ok() {
                        let new = Waiting { stream, bytes: Vec::new(), since: Instant::now() };
                        waiting.extend(self.advance(new, answer, &busy));
                    }
                    if waiting.len() > CONNECTIONS {
                        waiting.remove(0);
                    }
                }
            }
            waiting = waiting
                .into_iter()
                .filter(|one| one.since.elapsed() < PATIENCE)
                .filter_map(|one| self.advance(one, answer, &busy))
                .collect();
        }
    }

    /// Until something arrives, or a quarter of a second.
    fn wait(&self, waiting: &[Waiting]) {
        let listeners = self.listeners.iter().map(|listener| PollFd::new(listener, PollFlags::IN));
        let streams = waiting.iter().map(|one| PollFd::new(&one.stream, PollFlags::IN));
        let mut all: Vec<PollFd<'_>> = listeners.chain(streams).collect();
        if poll(&mut all, Some(&Timespec { tv_sec: 0, tv_nsec: 250_000_000 })).is_err() {
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Reads what has come; gives the connection back if its head is not whole yet.
    fn advance(
        &self,
        mut one: Waiting,
        answer: &Arc<impl Answer + 'static>,
        busy: &Arc<AtomicUsize>,
    ) -> Option<Waiting> {
        let mut chunk = [0; 4096];
        loop {
            match one.stream.read(&mut chunk) {
                Ok(0) => return None,
                Ok(count) => one.bytes.extend_from_slice(&chunk[..count]),
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Some(one),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(_) => return None,
            }
            let head = match head::end_of(&one.bytes) {
                Some(end) => head::read(&one.bytes[..end], self.port),
                None if one.bytes.len() > head::LONGEST => Err(431),
                None => continue,
            };
            hand_over(one.stream, head, answer, busy);
            return None;
        }
    }
}

fn hand_over(
    stream: TcpStream,
    head: Result<Head, Refusal>,
    answer: &Arc<impl Answer + 'static>,
    busy: &Arc<AtomicUsize>,
) {
    let ready = stream.set_nonblocking(false).and_then(|()| stream.set_write_timeout(Some(WRITING)));
    if ready.is_err() || busy.load(Ordering::Acquire) >= CONNECTIONS {
        return;
    }
    busy.fetch_add(1, Ordering::AcqRel);
    let seat = Seat(Arc::clone(busy));
    let answer = Arc::clone(answer);
    // Where no thread can be had the connection is closed, and the browser asks again.
    let _ = thread::Builder::new().name("answer".to_owned()).spawn(move || {
        answer.answer(head, stream);
        drop(seat);
    });
}

/// A place among those that are answered; given back also after a panic.
struct Seat(Arc<AtomicUsize>);

impl Drop for Seat {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}
