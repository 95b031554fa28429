//! Pictures: listed with a licence (`R706`), safe and small (`R707`), shown somewhere (`R708`), and the list names files
//! that exist (`R701`).

use std::collections::{BTreeMap, BTreeSet};

use super::Checking;
use crate::{
    asset::{AssetEntry, MAX_COURSE_BYTES, check_file},
    diagnostic::{Code, Diagnostic},
    source::{Place, folder_of, resolve},
    span::Span,
};

impl Checking<'_> {
    pub(super) fn pictures(&mut self) {
        let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
        for (path, bytes) in self.source.files().filter(|(path, _)| Place::of(path) == Place::Asset) {
            *sizes.entry(folder_of(path)).or_default() += bytes.len();
            self.out.extend(check_file(path, bytes));
            let list = format!("{}/assets.yaml", folder_of(path));
            if !self.academy.assets.contains_key(path)
                && self.is_sound(&list)
                && crate::asset::Format::of(path).is_some()
            {
                self.out.push(not_listed(path, &list));
            }
        }
        for (folder, size) in sizes.into_iter().filter(|(_, size)| *size > MAX_COURSE_BYTES) {
            self.out.push(too_much(folder, size));
        }
        self.lists();
        self.unused();
    }

    /// `R708`, as long as every file could be read: the picture may be in one that was not.
    fn unused(&mut self) {
        if !self.academy.broken.is_empty() {
            return;
        }
        let pages = self.academy.pages();
        let shown: BTreeSet<String> = pages
            .iter()
            .flat_map(|page| {
                page.document.images.iter().filter_map(|image| resolve(page.path, &image.target))
            })
            .collect();
        for (list, entries) in &self.academy.asset_lists {
            for entry in entries {
                let path = format!("{}/{}", folder_of(list), entry.file.value);
                if self.source.contains(&path) && !shown.contains(&path) {
                    self.out.push(unused(list, entry));
                }
            }
        }
    }

    fn lists(&mut self) {
        let licenses = &self.academy.settings.licenses;
        for (list, entries) in &self.academy.asset_lists {
            for entry in entries {
                if !self.source.contains(&format!("{}/{}", folder_of(list), entry.file.value)) {
                    self.out.push(no_file(list, entry));
                }
                if !licenses.contains(&entry.license.value) && self.is_sound("academy.yaml") {
                    self.out.push(license_refused(list, entry, licenses));
                }
            }
        }
    }
}

fn not_listed(path: &str, list: &str) -> Diagnostic {
    Diagnostic::new(
        Code::R706,
        path,
        Span::default(),
        format!(
            "Gambar ini belum tercatat di `{list}`. Tambahkan `file`, `author`, `license`, `source`, dan `alt`."
        ),
        format!(
            "This picture is not recorded in `{list}`. Add `file`, `author`, `license`, `source` and `alt`."
        ),
    )
}

fn license_refused(list: &str, entry: &AssetEntry, licenses: &[String]) -> Diagnostic {
    let allowed = licenses.join(", ");
    Diagnostic::new(
        Code::R706,
        list,
        entry.license.span,
        format!(
            "Lisensi `{}` tidak ada di daftar: {allowed}. Pakai gambar lain atau minta izin menambah lisensinya.",
            entry.license.value
        ),
        format!(
            "The licence `{}` is not on the list: {allowed}. Use another picture or ask for the licence to be added.",
            entry.license.value
        ),
    )
}

fn no_file(list: &str, entry: &AssetEntry) -> Diagnostic {
    Diagnostic::new(
        Code::R701,
        list,
        entry.file.span,
        format!(
            "Berkas `{}` tidak ada di folder ini. Taruh gambarnya di sini atau hapus catatannya.",
            entry.file.value
        ),
        format!(
            "The file `{}` is not in this folder. Put the picture here or remove the entry.",
            entry.file.value
        ),
    )
}

fn unused(list: &str, entry: &AssetEntry) -> Diagnostic {
    let file = &entry.file.value;
    Diagnostic::new(
        Code::R708,
        list,
        entry.file.span,
        format!(
            "Gambar `{file}` tidak ditampilkan di berkas mana pun. Tampilkan dengan `![…](../assets/{file})`, atau hapus gambar dan catatannya."
        ),
        format!(
            "No file shows the picture `{file}`. Show it with `![…](../assets/{file})`, or remove the picture and its entry."
        ),
    )
}

fn too_much(folder: &str, size: usize) -> Diagnostic {
    let mib = size / (1024 * 1024);
    Diagnostic::new(
        Code::R707,
        format!("{folder}/assets.yaml"),
        Span::default(),
        format!("Semua gambar kursus ini {mib} MB; paling banyak 20 MB. Perkecil atau kurangi gambarnya."),
        format!("The pictures of this course take {mib} MB; 20 MB at most. Make them smaller or fewer."),
    )
}
