//! Settings: a TOML file, and environment variables that go before it (`database.url` is `ACADEMY_DATABASE_URL`). All
//! mistakes are told at once.

mod read;

use std::{
    collections::BTreeMap,
    fmt,
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};

pub use read::Mistake;
use read::Reader;

use crate::store::Address;

/// What the server is told before it starts.
#[derive(Clone)]
pub struct Config {
    pub listen: SocketAddr,
    /// Where metrics are served, if anywhere; not meant for the outside.
    pub metrics_listen: Option<SocketAddr>,
    pub database: Address,
    /// PostgreSQL: the address with the role that owns the tables, for `migrate`.
    pub database_owner: Option<Address>,
    /// Folder of the curriculum's editions, by which attempts are graded.
    pub editions: Option<PathBuf>,
    pub mail: Mail,
    pub limits: Limits,
    /// How clients are told apart.
    pub client: ClientAddress,
}

/// How letters leave.
#[derive(Clone)]
pub struct Mail {
    /// `smtps://user:password@host`, `smtp://host?tls=required`, …
    pub url: String,
    pub from: String,
    /// What the academy calls itself.
    pub name: String,
}

/// How much at once, how large, how long.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Connections at once.
    pub connections: usize,
    pub body: usize,
    pub request: Duration,
    pub hashes: usize,
    pub access: Duration,
    pub refresh: Duration,
    /// Whether the counts below are kept at all.
    pub rates: bool,
}

/// Where a client's address is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClientAddress {
    /// The other end of the connection.
    Peer,
    /// The last entry of `X-Forwarded-For`, which the one proxy in front wrote.
    Forwarded,
}

impl fmt::Debug for Config {
    /// Without addresses that hold passwords.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("listen", &self.listen)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mail").field("from", &self.from).finish_non_exhaustive()
    }
}

impl Config {
    /// Reads the settings.
    ///
    /// # Errors
    /// Every mistake in them, in both languages.
    pub fn load(file: Option<&Path>, environment: &BTreeMap<String, String>) -> Result<Self, Vec<Mistake>> {
        let mut reader = Reader::new(file, environment);
        let config = Self::read(&mut reader);
        let mistakes = reader.finish();
        config.filter(|_| mistakes.is_empty()).ok_or(mistakes)
    }

    fn read(reader: &mut Reader) -> Option<Self> {
        let listen = reader.parsed("listen", "127.0.0.1:8470");
        let metrics_listen = reader.optional_parsed("metrics_listen");
        let wait = reader.seconds("database.wait_seconds", 5, 1..=60);
        let connections = reader.number("database.connections", 16, 1..=500);
        let address = |url: String| Address { url, connections, wait };
        let url = reader.required("database.url");
        reader.check("database.url", url.as_deref().is_none_or(is_database), "sqlite:///… / postgres://…");
        let owner = reader.optional("database.owner_url");
        reader.check("database.owner_url", owner.as_deref().is_none_or(is_database), "postgres://…");
        let editions = reader.optional("editions").map(PathBuf::from);
        let mail = Self::mail(reader);
        let limits = Self::limits(reader);
        let client = reader.one_of(
            "client_address",
            &[("peer", ClientAddress::Peer), ("x-forwarded-for", ClientAddress::Forwarded)],
        );
        Some(Self {
            listen: listen?,
            metrics_listen,
            database: address(url?),
            database_owner: owner.map(address),
            editions,
            mail: mail?,
            limits,
            client: client?,
        })
    }

    fn mail(reader: &mut Reader) -> Option<Mail> {
        let url = reader.required("mail.url");
        let is_smtp = |url: &str| url.starts_with("smtp://") || url.starts_with("smtps://");
        reader.check("mail.url", url.as_deref().is_none_or(is_smtp), "smtps://user:password@host");
        let from = reader.required("mail.from");
        let is_address = |text: &str| text.parse::<lettre::Address>().is_ok();
        reader.check("mail.from", from.as_deref().is_none_or(is_address), "academy@example.com");
        let name = reader.optional("mail.name").unwrap_or_else(|| "Virtus Partner Academy".to_owned());
        Some(Mail { url: url?, from: from?, name })
    }

    fn limits(reader: &mut Reader) -> Limits {
        const DAY: u64 = 24 * 60 * 60;
        let kib = |kib: u32| usize::try_from(kib).unwrap_or(usize::MAX).saturating_mul(1024);
        Limits {
            connections: usize::try_from(reader.number("limits.connections", 4096, 8..=100_000)).unwrap_or(8),
            body: kib(reader.number("limits.body_kib", 64, 1..=1024)),
            request: reader.seconds("limits.request_seconds", 30, 1..=600),
            hashes: usize::try_from(reader.number("limits.password_hashes", 4, 1..=64)).unwrap_or(1),
            access: reader.seconds("limits.access_seconds", 15 * 60, 60..=DAY),
            refresh: reader.seconds("limits.refresh_seconds", 180 * DAY, DAY..=400 * DAY),
            rates: reader.one_of("limits.rates", &[("on", true), ("off", false)]).unwrap_or(true),
        }
    }
}

fn is_database(url: &str) -> bool {
    ["sqlite:", "postgres:", "postgresql:"].iter().any(|scheme| url.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    const WHOLE: [(&str, &str); 3] = [
        ("ACADEMY_DATABASE_URL", "sqlite:///tmp/a.sqlite"),
        ("ACADEMY_MAIL_URL", "smtp://localhost"),
        ("ACADEMY_MAIL_FROM", "academy@example.com"),
    ];

    #[test]
    fn every_mistake_is_told_at_once_in_both_languages() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("academy.toml");
        std::fs::write(
            &file,
            "listen = \"here\"\nlisen = 1\n[limits]\nbody_kib = 0\n[mail]\nurl = \"ftp://x\"\n",
        )
        .unwrap();
        let mistakes = Config::load(Some(&file), &environment(&[("ACADEMY_DATABSE_URL", "x")])).unwrap_err();
        let keys: Vec<_> = mistakes.iter().map(|mistake| mistake.key.as_str()).collect();
        for key in [
            "listen",
            "lisen",
            "limits.body_kib",
            "mail.url",
            "mail.from",
            "database.url",
            "ACADEMY_DATABSE_URL",
        ] {
            assert!(keys.contains(&key), "{key} in {keys:?}");
        }
        assert_eq!(keys.len(), 7, "{mistakes:?}");
        assert!(mistakes.iter().all(|one| !one.words.id.is_empty() && !one.words.en.is_empty()));
    }

    #[test]
    fn the_environment_goes_before_the_file_and_the_rest_has_defaults() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("academy.toml");
        std::fs::write(&file, "[database]\nurl = \"sqlite:///other\"\n[limits]\nbody_kib = 8\n").unwrap();
        let config = Config::load(Some(&file), &environment(&WHOLE)).unwrap();
        assert_eq!(config.database.url, "sqlite:///tmp/a.sqlite");
        assert_eq!((config.limits.body, config.listen.port()), (8192, 8470));
        assert!(config.client == ClientAddress::Peer && config.limits.rates);
        assert!(!format!("{config:?}").contains("sqlite"), "no address in what is printed");
    }

    #[test]
    fn the_settings_that_operators_begin_with_are_good() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/operate/academy.toml");
        let config = Config::load(Some(&file), &BTreeMap::new()).unwrap();
        assert_eq!(config.client, ClientAddress::Forwarded);
    }

    #[test]
    fn a_file_that_is_not_there_or_no_toml_is_said() {
        let missing =
            Config::load(Some(Path::new("/nowhere/academy.toml")), &environment(&WHOLE)).unwrap_err();
        assert!(missing[0].words.en.contains("/nowhere/academy.toml"), "{missing:?}");
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("academy.toml");
        std::fs::write(&file, "listen = ").unwrap();
        assert_eq!(Config::load(Some(&file), &environment(&WHOLE)).unwrap_err().len(), 1);
    }
}
