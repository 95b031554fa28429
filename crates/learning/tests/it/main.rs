//! What only several parts of the crate together can show: laws over arbitrary facts and answers, and a learner's way
//! through a course.

#[cfg(test)]
mod attempts;
#[cfg(test)]
mod chain;
#[cfg(test)]
mod grading;
#[cfg(test)]
mod journey;
#[cfg(test)]
mod records;
#[cfg(test)]
mod registers;
#[cfg(test)]
mod sample;
