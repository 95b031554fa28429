//! A PostgreSQL for the tests: started once for a run of them in a temporary folder, reached by a socket, ended when the
//! run is over. Each test has a database of its own.

use std::{
    fs::{self, File},
    io::Read as _,
    os::unix::process::{CommandExt as _, parent_id},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use uuid::Uuid;

/// Ends the server once the process that runs the tests is gone.
const WATCH: &str =
    r#"while [ -d "/proc/$1" ]; do sleep 1; done; "$2/pg_ctl" -D "$3/data" -m immediate stop; rm -rf "$3""#;

/// Who the cluster belongs to, where the tests run as root: PostgreSQL refuses to.
struct Owner {
    uid: u32,
    gid: u32,
}

pub struct Database {
    folder: PathBuf,
    name: String,
}

impl Database {
    pub async fn new() -> Self {
        let folder = tokio::task::spawn_blocking(cluster).await.unwrap();
        let name = format!("test_{}", Uuid::from_u128(rand()).simple());
        let mut connection = PgConnection::connect(&address(&folder, "postgres", "postgres")).await.unwrap();
        let sql = format!("CREATE DATABASE {name} OWNER academy_owner");
        sqlx::query(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        // As in production: what the application may do is granted, not open to everybody.
        let mut connection = PgConnection::connect(&address(&folder, "postgres", &name)).await.unwrap();
        sqlx::query("ALTER SCHEMA public OWNER TO academy_owner").execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        Self { folder, name }
    }

    pub fn url(&self, role: &str) -> String {
        address(&self.folder, role, &self.name)
    }
}

pub fn rand() -> u128 {
    let mut bytes = [0; 16];
    File::open("/dev/urandom").unwrap().read_exact(&mut bytes).unwrap();
    u128::from_be_bytes(bytes)
}

fn address(folder: &Path, role: &str, database: &str) -> String {
    format!("postgres://{role}@localhost/{database}?host={}", folder.display())
}

/// The folder of the running cluster of this run of tests.
fn cluster() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("academy-postgres-{}", parent_id()));
    fs::create_dir_all(&folder).unwrap();
    let lock = File::create(folder.join("turn")).unwrap();
    lock.lock().unwrap();
    if !folder.join("ready").exists() {
        start(&folder);
        fs::write(folder.join("ready"), "").unwrap();
    }
    folder
}

fn start(folder: &Path) {
    let programs = programs();
    let owner = owner();
    if let Some(owner) = &owner {
        std::os::unix::fs::chown(folder, Some(owner.uid), Some(owner.gid)).unwrap();
    }
    let data = folder.join("data");
    let run = |program: &str, arguments: &[&str]| {
        let mut command = Command::new(programs.join(program));
        command.args(arguments).current_dir("/").stdin(Stdio::null()).stdout(Stdio::null());
        as_owner(&mut command, owner.as_ref());
        let log = folder.join("log");
        command.stderr(File::create(&log).unwrap());
        let status = command.status().unwrap();
        assert!(status.success(), "{program}: {}", fs::read_to_string(log).unwrap());
    };
    let data = data.to_str().unwrap();
    run("initdb", &["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]);
    let settings = format!(
        "-c listen_addresses= -c unix_socket_directories={} -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200",
        folder.display()
    );
    run(
        "pg_ctl",
        &["-D", data, "-w", "-l", folder.join("server.log").to_str().unwrap(), "-o", &settings, "start"],
    );
    for role in ["academy_owner", "academy_app"] {
        run("createuser", &["-h", folder.to_str().unwrap(), "-U", "postgres", role]);
    }
    watch(&programs, folder, owner.as_ref());
}

#[expect(clippy::zombie_processes, reason = "it outlives this test and ends with the run of tests")]
fn watch(programs: &Path, folder: &Path, owner: Option<&Owner>) {
    let mut command = Command::new("sh");
    command.args(["-c", WATCH, "watch", &parent_id().to_string()]).arg(programs).arg(folder).current_dir("/");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
    as_owner(&mut command, owner);
    command.spawn().unwrap();
}

fn as_owner(command: &mut Command, owner: Option<&Owner>) {
    if let Some(owner) = owner {
        command.uid(owner.uid).gid(owner.gid);
    }
}

/// `postgres`, where the tests run as root.
fn owner() -> Option<Owner> {
    let number = |flag: &str, name: &[&str]| {
        let output = Command::new("id").arg(flag).args(name).output().unwrap();
        String::from_utf8(output.stdout).unwrap().trim().parse::<u32>().unwrap()
    };
    (number("-u", &[]) == 0)
        .then(|| Owner { uid: number("-u", &["postgres"]), gid: number("-g", &["postgres"]) })
}

/// The newest PostgreSQL of the distribution.
fn programs() -> PathBuf {
    let versions =
        fs::read_dir("/usr/lib/postgresql").map(|all| all.flatten().map(|one| one.path().join("bin")));
    let newest = versions.ok().and_then(|all| all.filter(|bin| bin.join("initdb").exists()).max());
    newest.expect("PostgreSQL is not installed: apt-get install postgresql")
}
