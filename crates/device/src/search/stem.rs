//! The stem of a word: a key under which its forms meet. Not always a word itself.

mod english;
mod indonesian;

pub use english::english;
pub use indonesian::indonesian;
