//! Figures of the project, beside the least that is possible on the same machine. A benchmark prints; whether what it
//! measures is right is tested beside it on small sizes.

pub mod corpus;
pub mod desk;
pub mod figures;
pub mod lesson;
pub mod machine;
pub mod measure;
pub mod process;
pub mod read;
pub mod run;
pub mod save;
pub mod search;
