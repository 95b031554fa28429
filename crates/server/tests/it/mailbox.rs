//! A mail server on the loopback address that keeps what it is sent.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
};

/// A letter: to whom, and all of its text.
type Letter = (String, String);

pub struct Mailbox {
    address: SocketAddr,
    letters: Arc<Mutex<Vec<Letter>>>,
    is_closed: Arc<Mutex<bool>>,
}

impl Mailbox {
    pub async fn open() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let letters = Arc::new(Mutex::new(Vec::new()));
        let is_closed = Arc::new(Mutex::new(false));
        let (kept, closed) = (letters.clone(), is_closed.clone());
        tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                let refuses = *closed.lock().unwrap();
                tokio::spawn(talk(connection, kept.clone(), refuses));
            }
        });
        Self { address, letters, is_closed }
    }

    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// From now on it says that it has no time, or has again.
    pub fn refuse(&self, refuses: bool) {
        *self.is_closed.lock().unwrap() = refuses;
    }

    pub fn take(&self) -> Vec<Letter> {
        std::mem::take(&mut self.letters.lock().unwrap())
    }
}

async fn talk(connection: TcpStream, letters: Arc<Mutex<Vec<Letter>>>, refuses: bool) -> Option<()> {
    let (read, mut write) = connection.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 mailbox\r\n").await.ok()?;
    let mut to = String::new();
    while let Ok(Some(line)) = lines.next_line().await {
        let answer = match line.to_uppercase() {
            word if word.starts_with("MAIL") && refuses => "451 later\r\n",
            word if word.starts_with("RCPT TO:<") => {
                to = line[9..].trim_end_matches('>').to_owned();
                "250 ok\r\n"
            }
            word if word == "DATA" => {
                write.write_all(b"354 go on\r\n").await.ok()?;
                let mut text = String::new();
                while let Ok(Some(line)) = lines.next_line().await {
                    if line == "." {
                        break;
                    }
                    text.push_str(&line);
                    text.push('\n');
                }
                letters.lock().unwrap().push((to.clone(), text));
                "250 kept\r\n"
            }
            word if word == "QUIT" => return write.write_all(b"221 bye\r\n").await.ok(),
            _ => "250 ok\r\n",
        };
        write.write_all(answer.as_bytes()).await.ok()?;
    }
    None
}
