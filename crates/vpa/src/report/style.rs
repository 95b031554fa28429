//! How diagnostics look: colours and boxes on a terminal, plain characters elsewhere.

use std::io::IsTerminal as _;

use course::lang::Lang;
use miette::{GraphicalReportHandler, GraphicalTheme};

#[derive(Debug, Clone, Copy)]
pub struct Style {
    pub lang: Lang,
    coloured: bool,
}

/// Columns of a terminal; a narrower one wraps by itself.
const WIDTH: usize = 110;

impl Style {
    /// For standard output as it is; `NO_COLOR` is honoured (no-color.org).
    pub fn of_stdout(lang: Lang) -> Self {
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self { lang, coloured: !plain && std::io::stdout().is_terminal() }
    }

    pub(super) fn handler(self) -> GraphicalReportHandler {
        let theme = if self.coloured { GraphicalTheme::unicode() } else { GraphicalTheme::none() };
        GraphicalReportHandler::new_themed(theme)
            .with_links(false)
            .with_width(WIDTH)
            .with_wrap_lines(self.coloured)
            .with_context_lines(1)
    }
}
