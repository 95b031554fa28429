//! Over real connections: a small server on this machine, things between that fail, certificates and proxies.

mod answers;
mod proxy;
mod server;
mod tls;

use std::time::Duration;

use sync::{
    failure::{Failure, FailureCode},
    http::{Address, Credentials, HttpTransport, Patience},
};

/// One token that is good, and how often another was asked for.
#[derive(Debug, Clone)]
pub struct Token(pub &'static str);

impl Credentials for Token {
    async fn token(&self) -> Result<String, Failure> {
        Ok(self.0.to_owned())
    }

    async fn renew(&self, refused: &str) -> Result<String, Failure> {
        if refused == "old" {
            return Ok("good".to_owned());
        }
        Err(Failure::new(FailureCode::NotSignedIn, "no other token"))
    }
}

/// Little, so that tests are quick; enough for a busy machine.
pub const PATIENCE: Patience = Patience {
    connect: Duration::from_secs(10),
    silence: Duration::from_millis(1_500),
    whole: Duration::from_secs(20),
};

pub fn way_to(address: &str, token: &'static str) -> HttpTransport<Token> {
    HttpTransport::new(&Address::parse(address).unwrap(), PATIENCE, Token(token), None).unwrap()
}
