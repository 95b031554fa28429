//! A table in plain text: the first column to the left, numbers to the right.

use std::fmt;

#[derive(Debug)]
pub struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new(titles: Vec<&str>, rows: Vec<Vec<String>>) -> Self {
        let titles = titles.into_iter().map(str::to_owned).collect();
        Self { rows: std::iter::once(titles).chain(rows).collect() }
    }

    fn width(&self, column: usize) -> usize {
        self.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in &self.rows {
            for (column, cell) in row.iter().enumerate() {
                let width = self.width(column);
                if column == 0 {
                    write!(f, "{cell:<width$}")?;
                } else {
                    write!(f, "  {cell:>width$}")?;
                }
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned() {
        let rows = [["net-101", "7"], ["all", "1234"]].map(|row| row.map(str::to_owned).to_vec()).to_vec();
        let table = Table::new(vec!["kursus", "kata"], rows);
        assert_eq!(table.to_string(), "kursus   kata\nnet-101     7\nall      1234\n");
    }
}
