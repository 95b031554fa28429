//! PostgreSQL, where one machine is not enough. Row-level security repeats what the scopes say: the scope is set inside
//! each transaction, and without one every row is hidden (`migrations/postgres`).

use std::{borrow::Cow, future::Future, path::PathBuf, pin::Pin, str::FromStr as _, time::Duration};

use sqlx::{
    AssertSqlSafe, Column as _, PgPool, Postgres, Row as _, TypeInfo as _,
    migrate::Migrator,
    postgres::{PgArguments, PgConnectOptions, PgPoolOptions, PgRow},
    query::Query,
};

use super::{
    Row, StoreError, Value,
    backend::{Access, Answer, Backend, Transaction},
    scope::Setting,
};

pub(super) static MIGRATIONS: Migrator = sqlx::migrate!("migrations/postgres");

/// Set for one transaction each; `true` is what makes them end with it.
const SET_SCOPE: &str = "SELECT set_config('academy.scope', $1, true), set_config('academy.account', $2, true), \
                         set_config('academy.organisation', $3, true)";

/// Whether the role could pass by the policies: it owns a table, or is above them.
const ABOVE_POLICIES: &str = "SELECT (rolsuper OR rolbypassrls) OR EXISTS (SELECT 1 FROM pg_class WHERE relkind = 'r' \
     AND relnamespace = 'public'::regnamespace AND pg_has_role(current_user, relowner, 'MEMBER')) \
     FROM pg_roles WHERE rolname = current_user";

#[derive(Debug)]
pub(super) struct PostgresBackend(PgPool);

impl PostgresBackend {
    pub(super) async fn open(url: &str, connections: u32, wait: Duration) -> Result<Self, StoreError> {
        let options = PgConnectOptions::from_str(url)?.application_name("academy-server");
        let pool = PgPoolOptions::new().max_connections(connections).acquire_timeout(wait);
        Ok(Self(pool.connect_with(options).await?))
    }

    /// Migrates as the owner of the tables, and lets the role of the application use them.
    pub(super) async fn migrate(&self, application: &str) -> Result<(), StoreError> {
        MIGRATIONS.run(&self.0).await?;
        let role = application.replace('"', "\"\"");
        for what in [
            format!("GRANT USAGE ON SCHEMA public TO \"{role}\""),
            format!("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO \"{role}\""),
            format!("REVOKE INSERT, UPDATE, DELETE ON _sqlx_migrations FROM \"{role}\""),
        ] {
            sqlx::query(AssertSqlSafe(what)).execute(&self.0).await?;
        }
        Ok(())
    }
}

impl Backend for PostgresBackend {
    fn begin(&self, setting: Setting, _: Access) -> Answer<'_, Box<dyn Transaction>> {
        Box::pin(async move {
            let mut inner = self.0.begin().await?;
            let text = |id: Option<uuid::Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
            let set = sqlx::query(SET_SCOPE)
                .bind(setting.kind)
                .bind(text(setting.account.map(|account| account.0)))
                .bind(text(setting.organisation.map(|organisation| organisation.0)));
            set.execute(&mut *inner).await?;
            Ok(Box::new(PostgresTransaction(inner)) as Box<dyn Transaction>)
        })
    }

    fn ping(&self) -> Answer<'_, ()> {
        Box::pin(async move {
            sqlx::query("SELECT 1").execute(&self.0).await?;
            Ok(())
        })
    }

    fn pending(&self) -> Answer<'_, usize> {
        Box::pin(async move {
            let there: bool = sqlx::query_scalar("SELECT to_regclass('_sqlx_migrations') IS NOT NULL")
                .fetch_one(&self.0)
                .await?;
            let applied: Vec<i64> = if there {
                let sql = "SELECT version FROM _sqlx_migrations WHERE success ORDER BY version";
                sqlx::query_scalar(sql).fetch_all(&self.0).await?
            } else {
                Vec::new()
            };
            super::migrate::pending(&MIGRATIONS, &applied)
        })
    }

    fn unsafe_to_serve(&self) -> Answer<'_, Option<StoreError>> {
        Box::pin(async move {
            let above: bool = sqlx::query_scalar(ABOVE_POLICIES).fetch_one(&self.0).await?;
            Ok(above.then_some(StoreError::AbovePolicies))
        })
    }

    /// `pg_dump` does it better.
    fn copy_to(&self, _: PathBuf) -> Answer<'_, ()> {
        Box::pin(async { Err(StoreError::Address) })
    }

    /// PostgreSQL looks after its pages by itself.
    fn is_whole(&self) -> Answer<'_, bool> {
        Box::pin(async { Ok(true) })
    }

    /// Dead rows go with the next vacuum (docs/operate/backup.md); the role that serves may not start one.
    fn settle(&self) -> Answer<'_, ()> {
        Box::pin(async { Ok(()) })
    }

    fn close(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(self.0.close())
    }
}

#[derive(Debug)]
struct PostgresTransaction(sqlx::Transaction<'static, Postgres>);

impl Transaction for PostgresTransaction {
    fn execute<'a>(&'a mut self, sql: Cow<'static, str>, values: Vec<Value>) -> Answer<'a, u64> {
        Box::pin(async move {
            let done = bind(statement(sql), values).execute(&mut *self.0).await?;
            Ok(done.rows_affected())
        })
    }

    fn rows<'a>(&'a mut self, sql: Cow<'static, str>, values: Vec<Value>) -> Answer<'a, Vec<Row>> {
        Box::pin(async move {
            let rows = bind(statement(sql), values).fetch_all(&mut *self.0).await?;
            rows.iter().map(read).collect()
        })
    }

    fn commit(self: Box<Self>) -> Answer<'static, ()> {
        Box::pin(async move { Ok(self.0.commit().await?) })
    }
}

/// Statements are this crate's own text, whole or put together from parts of it. What is put together differs with the
/// number of rows and is not worth being kept prepared.
fn statement(sql: Cow<'static, str>) -> Query<'static, Postgres, PgArguments> {
    match sql {
        Cow::Borrowed(sql) => sqlx::query(sql),
        Cow::Owned(sql) => sqlx::query(AssertSqlSafe(sql)).persistent(false),
    }
}

fn bind(query: Query<'_, Postgres, PgArguments>, values: Vec<Value>) -> Query<'_, Postgres, PgArguments> {
    values.into_iter().fold(query, |query, value| match value {
        Value::Int(value) => query.bind(value),
        Value::Text(value) => query.bind(value),
        Value::Bytes(value) => query.bind(value),
        Value::Id(value) => query.bind(value),
        Value::Real(value) => query.bind(value),
    })
}

fn read(row: &PgRow) -> Result<Row, StoreError> {
    let column = |column: &sqlx::postgres::PgColumn| {
        let at = column.ordinal();
        Ok(match column.type_info().name() {
            "INT4" => Value::Int(row.try_get::<Option<i32>, _>(at)?.map(i64::from)),
            "TEXT" | "VARCHAR" => Value::Text(row.try_get(at)?),
            "BYTEA" => Value::Bytes(row.try_get(at)?),
            "UUID" => Value::Id(row.try_get(at)?),
            "FLOAT8" => Value::Real(row.try_get(at)?),
            _ => Value::Int(row.try_get(at)?),
        })
    };
    row.columns().iter().map(column).collect()
}
