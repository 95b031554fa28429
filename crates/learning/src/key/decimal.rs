//! Decimal numbers of a key, exact: `0.7 ± 0.1` must accept 0.8, and `0.7 + 0.1` in binary floating point does not
//! reach it.

/// `mantissa / 10^scale`, at most 15 digits when parsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decimal {
    mantissa: i128,
    scale: u32,
}

impl Decimal {
    /// Digits, an optional dot with digits after it, an optional minus (also U+2212) before.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (negative, size) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(size) => (true, size),
            None => (false, text),
        };
        let (whole, fraction) = match size.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (size, None),
        };
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !fraction.is_none_or(digits) {
            return None;
        }
        let fraction = fraction.unwrap_or_default();
        if whole.len() + fraction.len() > 15 {
            return None;
        }
        let size: i128 = format!("{whole}{fraction}").parse().ok()?;
        let mantissa = if negative { -size } else { size };
        Some(Self { mantissa, scale: u32::try_from(fraction.len()).ok()? })
    }

    pub(super) const fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    pub(super) fn plus(self, other: Self) -> Self {
        let scale = self.scale.max(other.scale);
        Self { mantissa: self.raised_to(scale) + other.raised_to(scale), scale }
    }

    pub(super) const fn negated(self) -> Self {
        Self { mantissa: -self.mantissa, scale: self.scale }
    }

    /// `percent` hundredths of this number's size.
    pub(super) const fn percent(self, percent: Self) -> Self {
        Self { mantissa: self.mantissa.abs() * percent.mantissa, scale: self.scale + percent.scale + 2 }
    }

    /// The nearest floating-point number, the same that reading the decimal text gives.
    pub(super) fn to_f64(self) -> Option<f64> {
        format!("{}e-{}", self.mantissa, self.scale).parse().ok()
    }

    /// The mantissa at a larger scale. Scales stay below 35 and mantissas below 10^30 (two numbers of 15 digits).
    const fn raised_to(self, scale: u32) -> i128 {
        self.mantissa * 10_i128.pow(scale - self.scale)
    }
}
