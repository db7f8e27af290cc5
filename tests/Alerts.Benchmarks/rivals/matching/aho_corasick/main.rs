//! Counts the whole words and phrases of a list that stand in a text, with the automaton of the aho-corasick crate.
//! Text and list are folded already. Prints the seconds of building and the bytes of the automaton, then, for each line
//! that it reads, the occurrences and the seconds of one pass: by the clock and by processor time.
//! Usage: aho_corasick_phrases LIST TEXT
use aho_corasick::AhoCorasickBuilder;
use std::io::BufRead;
use std::time::Instant;

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte >= 0x80
}

fn processor_seconds() -> f64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    unsafe { libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, &mut time) };
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let list = std::fs::read(&arguments[1]).expect("the list");
    let text = std::fs::read(&arguments[2]).expect("the text");
    let phrases: Vec<&[u8]> = list.strip_suffix(b"\n").expect("lines").split(|&byte| byte == b'\n').collect();

    let started = Instant::now();
    let automaton = AhoCorasickBuilder::new().dfa(true).build(&phrases);
    println!("{:.4} {}", started.elapsed().as_secs_f64(), automaton.heap_bytes());

    for _ in std::io::stdin().lock().lines() {
        let (clock, processor) = (Instant::now(), processor_seconds());
        let hits = automaton
            .find_overlapping_iter(&text)
            .filter(|hit| !(hit.start() > 0 && is_letter(text[hit.start() - 1])) && !(hit.end() < text.len() && is_letter(text[hit.end()])))
            .count();
        println!("{} {:.6} {:.6}", hits, clock.elapsed().as_secs_f64(), processor_seconds() - processor);
    }
}
