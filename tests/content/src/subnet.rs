//! An IPv4 subnet: what an address and a prefix such as `192.168.10.75/26` determine.

use std::net::Ipv4Addr;

#[derive(Clone, Copy, Debug)]
pub struct Subnet {
    address: u32,
    pub prefix: u32,
}

impl Subnet {
    pub fn of_size(prefix: &str) -> Option<Self> {
        let prefix = prefix.parse().ok().filter(|prefix| *prefix <= 32)?;
        Some(Self { address: 0, prefix })
    }

    pub fn read(text: &str) -> Option<Self> {
        let (address, prefix) = text.split_once('/')?;
        let address = address.parse::<Ipv4Addr>().ok()?.to_bits();
        Some(Self { address, ..Self::of_size(prefix)? })
    }

    pub fn size(self) -> u64 {
        1 << (32 - self.prefix)
    }

    /// The network's name and the broadcast address are no hosts.
    pub fn hosts(self) -> u64 {
        self.size().saturating_sub(2)
    }

    fn bits(self) -> u32 {
        u32::MAX.checked_shl(32 - self.prefix).unwrap_or(0)
    }

    pub fn mask(self) -> Ipv4Addr {
        Ipv4Addr::from_bits(self.bits())
    }

    pub fn network(self) -> Ipv4Addr {
        Ipv4Addr::from_bits(self.address & self.bits())
    }

    pub fn broadcast(self) -> Ipv4Addr {
        Ipv4Addr::from_bits(self.address | !self.bits())
    }

    pub fn first(self) -> Ipv4Addr {
        Ipv4Addr::from_bits(self.network().to_bits() + 1)
    }

    pub fn last(self) -> Ipv4Addr {
        Ipv4Addr::from_bits(self.broadcast().to_bits() - 1)
    }
}

/// How many addresses there are from one to the other, both counted.
pub fn between(first: &str, last: &str) -> Option<u64> {
    let bits = |text: &str| text.parse::<Ipv4Addr>().ok().map(Ipv4Addr::to_bits);
    Some(u64::from(bits(last)?.checked_sub(bits(first)?)?) + 1)
}

#[test]
fn a_subnet_has_the_limits_of_its_prefix() {
    let subnet = Subnet::read("192.168.10.75/26").unwrap();
    let limits = [subnet.mask(), subnet.network(), subnet.first(), subnet.last(), subnet.broadcast()];
    let wanted = ["255.255.255.192", "192.168.10.64", "192.168.10.65", "192.168.10.126", "192.168.10.127"];
    assert_eq!(limits.map(|limit| limit.to_string()), wanted);
    assert_eq!((subnet.size(), subnet.hosts()), (64, 62));
    assert_eq!(between("192.168.41.148", "192.168.41.255"), Some(108));
}

#[test]
fn the_widest_and_the_narrowest_prefix_are_understood() {
    let (all, one) = (Subnet::of_size("0").unwrap(), Subnet::of_size("32").unwrap());
    assert_eq!((all.mask().to_bits(), one.mask().to_bits()), (0, u32::MAX));
    assert_eq!((all.size(), one.size(), one.hosts()), (1 << 32, 1, 0));
    assert!(Subnet::of_size("33").is_none() && Subnet::read("192.168.10.256/24").is_none());
}
