//! Exact shares of points, so that whether an attempt passed never hangs on a rounding.

/// A share or a sum of points, in lowest terms, never negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fraction {
    over: u128,
    under: u128,
}

/// Where a sum would not fit, its terms are cut down to this many parts of a point.
const COARSE: u128 = 1_000_000_000;

impl Fraction {
    pub(crate) const ZERO: Self = Self { over: 0, under: 1 };

    pub(crate) const fn whole(right: bool) -> Self {
        Self { over: right as u128, under: 1 }
    }

    /// `over / under`, and nothing where there is nothing to divide by.
    pub(crate) const fn of(over: usize, under: usize) -> Self {
        if under == 0 { Self::ZERO } else { Self { over: over as u128, under: under as u128 }.reduced() }
    }

    /// This share of so many points.
    pub(crate) const fn of_points(self, points: u32) -> Self {
        Self { over: self.over * points as u128, under: self.under }.reduced()
    }

    /// The sum. Exact for every quiz a person could write; beyond that it is cut down, never up.
    pub(crate) fn plus(self, other: Self) -> Self {
        self.exact_sum(other).unwrap_or_else(|| {
            Self { over: self.coarse().saturating_add(other.coarse()), under: COARSE }.reduced()
        })
    }

    /// Whether this is at least `percent` of `points`.
    pub(crate) fn reaches(self, percent: u8, points: u32) -> bool {
        let needed = u128::from(percent) * u128::from(points);
        match (self.over.checked_mul(100), needed.checked_mul(self.under)) {
            (Some(have), Some(need)) => have >= need,
            _ => self.coarse().saturating_mul(100) >= needed.saturating_mul(COARSE),
        }
    }

    /// In percent of `points`, cut (not rounded) to two decimals; 0 of 0 is 0.
    pub(crate) fn percent_of(self, points: u32) -> f64 {
        if points == 0 {
            return 0.0;
        }
        let points = u128::from(points);
        let hundredths = match (self.over.checked_mul(10_000), self.under.checked_mul(points)) {
            (Some(over), Some(under)) => over / under,
            _ => self.coarse().saturating_mul(10_000) / (COARSE * points),
        };
        hundredths as f64 / 100.0
    }

    pub(crate) fn to_f64(self) -> f64 {
        self.over as f64 / self.under as f64
    }

    fn exact_sum(self, other: Self) -> Option<Self> {
        let common = gcd(self.under, other.under);
        let under = self.under.checked_mul(other.under / common)?;
        let left = self.over.checked_mul(other.under / common)?;
        let right = other.over.checked_mul(self.under / common)?;
        Some(Self { over: left.checked_add(right)?, under }.reduced())
    }

    /// Whole parts of `COARSE`.
    fn coarse(self) -> u128 {
        let rest = self.over % self.under;
        let part =
            rest.checked_mul(COARSE).map_or_else(|| rest / (self.under / COARSE + 1), |r| r / self.under);
        (self.over / self.under).saturating_mul(COARSE).saturating_add(part)
    }

    const fn reduced(self) -> Self {
        let common = gcd(self.over, self.under);
        Self { over: self.over / common, under: self.under / common }
    }
}

/// Greatest common divisor (Euclid); `b` is above zero.
const fn gcd(a: u128, b: u128) -> u128 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirds_add_up_to_a_whole() {
        let third = Fraction::of(1, 3);
        assert_eq!(third.plus(third).plus(third), Fraction::whole(true));
    }

    #[test]
    fn the_threshold_is_exact() {
        assert!(Fraction::of(16, 1).reaches(80, 20));
        assert!(!Fraction::of(1599, 100).reaches(80, 20));
        // In binary floating point ten tenths are less than one.
        let sum = (0..10).fold(Fraction::ZERO, |sum, _| sum.plus(Fraction::of(1, 10)));
        assert!(sum.reaches(100, 1));
    }

    #[test]
    fn percent_is_cut_not_rounded() {
        assert_eq!(Fraction::of(2, 3).percent_of(1).to_string(), "66.66");
        assert_eq!(Fraction::of(79_999, 100_000).percent_of(1).to_string(), "79.99");
        assert_eq!(Fraction::of(16, 1).percent_of(20).to_string(), "80");
        assert_eq!(Fraction::ZERO.percent_of(0).to_string(), "0");
    }

    #[test]
    fn sums_too_large_to_be_exact_are_cut_down() {
        let odd = |under| Fraction::of(1, under);
        let primes = [4_294_967_291, 4_294_967_279, 4_294_967_231, 4_294_967_197, 4_294_967_189];
        let sum = primes.into_iter().map(odd).fold(Fraction::of(1, 2), Fraction::plus);
        assert!(sum.to_f64() >= 0.5 && sum.to_f64() < 0.500_000_01);
        assert!(sum.reaches(50, 1) && !sum.reaches(51, 1));
    }
}
