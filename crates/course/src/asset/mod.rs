//! Pictures of a course: what `assets.yaml` says about them, and whether the files are safe to show.

mod list;
mod svg;

pub(crate) use list::read as read_list;
pub use list::{Asset, AssetEntry};
pub use svg::{UnsafeSvg, check as check_svg};

use crate::{
    diagnostic::{Code, Diagnostic},
    span::Span,
};

/// One picture.
pub const MAX_ASSET_BYTES: usize = 300 * 1024;
/// Pixels of a PNG; drawings scale.
pub const MAX_WIDTH: u32 = 1600;
/// All pictures of a course.
pub const MAX_COURSE_BYTES: usize = 20 * 1024 * 1024;

/// What a picture may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Svg,
    Png,
    WebP,
}

impl Format {
    /// By the name's ending.
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        match path.rsplit_once('.')?.1 {
            "svg" => Some(Self::Svg),
            "png" => Some(Self::Png),
            "webp" => Some(Self::WebP),
            _ => None,
        }
    }

    #[must_use]
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
        }
    }

    fn fits(self, bytes: &[u8]) -> bool {
        match self {
            Self::Svg => true,
            Self::Png => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
            Self::WebP => bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"),
        }
    }
}

/// `R707`: wrong type, too large, or an SVG that holds more than drawing.
#[must_use]
pub fn check_file(path: &str, bytes: &[u8]) -> Option<Diagnostic> {
    let problem = |span, id: String, en: String| Some(Diagnostic::new(Code::R707, path, span, id, en));
    let Some(format) = Format::of(path).filter(|format| format.fits(bytes)) else {
        return problem(
            Span::default(),
            "Gambar hanya boleh SVG, PNG, atau WebP, dan isinya harus cocok dengan nama berkas. Ubah formatnya.".to_owned(),
            "Pictures are SVG, PNG or WebP only, and the content must match the file's name. Convert the file.".to_owned(),
        );
    };
    if bytes.len() > MAX_ASSET_BYTES {
        let kib = bytes.len() / 1024;
        return problem(
            Span::default(),
            format!("Gambar ini {kib} KB; paling besar 300 KB. Sederhanakan atau perkecil gambarnya."),
            format!("This picture is {kib} KB; 300 KB at most. Simplify it or make it smaller."),
        );
    }
    if let Some(width) = png_width(format, bytes).filter(|width| *width > MAX_WIDTH) {
        return problem(
            Span::default(),
            format!("Lebar gambar ini {width} piksel; paling lebar {MAX_WIDTH}. Perkecil gambarnya."),
            format!("This picture is {width} pixels wide; {MAX_WIDTH} at most. Make it smaller."),
        );
    }
    if format == Format::Svg
        && let Err(found) = check_svg(bytes)
    {
        let (id, en) = found.explain();
        return problem(found.span, id, en);
    }
    None
}

/// From the header chunk, which the format puts first.
fn png_width(format: Format, bytes: &[u8]) -> Option<u32> {
    let width = bytes.get(16..20).filter(|_| format == Format::Png)?;
    Some(u32::from_be_bytes(width.try_into().ok()?))
}
