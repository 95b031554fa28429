//! Recomputes what the curriculum calculates and runs the commands it shows, in both languages. Nothing here is used by
//! anything.
//!
//! `pages` reads the files, `number` and `token` read a line, `sum` evaluates, `chain` finds `a × b = c`, `subnet`
//! divides addresses, `console` reads commands, `lab` runs them; on these stand the tests: `arithmetic`, `answers`,
//! `subnets`, `dates`, `commands`.

#[cfg(test)]
mod answers;
#[cfg(test)]
mod arithmetic;
#[cfg(test)]
mod chain;
#[cfg(test)]
mod commands;
#[cfg(test)]
mod console;
#[cfg(test)]
mod dates;
#[cfg(test)]
mod lab;
#[cfg(test)]
mod number;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod subnet;
#[cfg(test)]
mod subnets;
#[cfg(test)]
mod sum;
#[cfg(test)]
mod token;
#[cfg(test)]
mod unit;
