//! `data.erase`: everything this person has on this machine, gone; and minutes of it, without a name.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::write;
use crate::{
    Academy,
    desk::Desk,
    failure::{Failure, FailureCode, Result},
};

/// `confirmed` after the scope was shown.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct EraseOwnData {
    pub confirmed: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ErasedView {
    /// The file with the minutes; null where it could not be written. The data is gone all the same.
    pub file: Option<String>,
    /// The minutes themselves.
    pub minutes: String,
    /// Facts and values that are gone.
    pub facts: u32,
}

pub(crate) async fn run(academy: &Academy, request: EraseOwnData) -> Result<ErasedView> {
    let desk = &mut *academy.desk().await;
    if !request.confirmed {
        return Err(Failure::new(
            FailureCode::Invalid,
            "Baca dahulu apa saja yang akan dihapus, lalu setujui.",
            "First read what will be erased, then confirm it.",
            "confirmed",
        ));
    }
    let (asked_at, facts, folder) = (desk.now(), desk.fact_count(), desk.config.exports.clone());
    let holds = holds(desk);
    let gone = desk.erase().await?;
    let minutes = minutes((asked_at, desk.now()), facts, &holds, &gone);
    // Nothing may be called "not erased" now: on a full disk the person gets the text itself.
    let written = write(&folder, "berita-acara-penghapusan", "txt", desk.now(), minutes.as_bytes());
    let file = match written {
        Ok(file) => Some(file.display().to_string()),
        Err(failure) => {
            tracing::warn!(%failure, "the minutes of an erasure were shown, not written");
            None
        }
    };
    Ok(ErasedView { file, minutes, facts })
}

/// A hold binds the controller's sweeps, not a person's wish about their own machine; the minutes tell of it.
fn holds(desk: &Desk) -> String {
    let classes = desk.privacy().map(|privacy| privacy.retention.as_slice()).unwrap_or_default();
    let held = classes.iter().filter_map(|class| Some(format!("{} ({})", class.id, class.hold.as_ref()?.id)));
    let held: Vec<String> = held.collect();
    if held.is_empty() {
        return "tidak ada di perangkat ini / none on this device".to_owned();
    }
    format!("{}; dihapus di sini atas permintaan pemilik / erased here at the owner's wish", held.join(", "))
}

/// In nine steps, in both languages; names nobody.
fn minutes(
    (asked_at, done_at): (chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::Utc>),
    facts: u32,
    holds: &str,
    gone: &[String],
) -> String {
    let files = gone.iter().map(|file| format!("   - {file}\n")).collect::<String>();
    format!(
        "BERITA ACARA PENGHAPUSAN DATA / MINUTES OF ERASURE\n\
         Virtus Partner Academy\n\n\
         1. Permintaan diterima / Request received: {asked_at}\n\
         2. Pemohon / Requested by: pemilik profil di perangkat ini / the owner of the profile on this device\n\
         3. Cakupan / Scope: seluruh profil, {facts} fakta beserta semua nilai / the whole profile, {facts} facts and all values\n\
         4. Penahanan hukum / Legal hold: {holds}\n\
         5. Salinan yang dicari / Copies looked for: basis data, log-nya, salinan cadangan, berkas yang disisihkan, draf / database, its log, backup copies, files put aside, drafts\n\
         6. Yang dihapus / Erased:\n{files}\
         7. Pemeriksaan / Check: folder profil sudah tidak ada / the profile's folder no longer exists\n\
         8. Penerima yang diberi tahu / Recipients told: tidak ada; tidak ada data yang pernah dikirim dari perangkat ini oleh aplikasi / none; the app never sent any data from this device\n\
         9. Selesai dan diberitahukan kepada pemohon / Done and told to the person: {done_at}\n"
    )
}
