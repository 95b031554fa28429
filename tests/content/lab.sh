#!/usr/bin/env bash
# lab.sh STATE [COMMAND...]: builds the network of the course on networking, brings it into a state that a lesson shows,
# runs the commands on the till and prints them with what they say, as a lesson does.
#
#   till .10, printer .20 ── switch ── .1 gateway .2 ── .1 provider .1 ── .10, .20, .53 servers
#            192.168.10.0/24                 198.51.100.0/30    203.0.113.0/24
#
# Each of the six is a network namespace. Run it in namespaces of its own, as src/lab.rs does: it mounts over /run.
set -euo pipefail
export LC_ALL=C PATH="$PATH:/usr/sbin:/sbin"

lan=02:00:5e:10:00

on() { nsenter --net="/run/netns/$1" "${@:2}"; }

# Nothing of the machine may be changed: /run is laid over, and of /etc only the file that names the name server.
own_files() {
  local resolv
  resolv=$(readlink -m /etc/resolv.conf)
  mount -t tmpfs lab /run
  mkdir -p /run/lab /run/netns "${resolv%/*}"
  cd /run/lab
  name_server 203.0.113.53
  # On systems where it is a link into /run, it vanished with the rest of /run.
  [[ $resolv != /run/* ]] || : >"$resolv"
  mount --bind resolv.conf "$resolv"
}

name_server() { echo "nameserver $1" >resolv.conf; }

hosts() {
  local name
  for name in till printer switch gateway provider servers; do
    ip netns add "$name"
    # What the kernel itself says to a program comes over lo: "Destination Host Unreachable".
    ip -n "$name" link set lo up
  done
}

# The till's port is the switch's third interface, after lo and the bridge: `eth0@if3`.
links() {
  ip -n switch link add bridge type bridge
  ip link add eth0 netns till address $lan:10 type veth peer till netns switch
  ip link add eth0 netns printer address $lan:20 type veth peer printer netns switch
  ip link add lan netns gateway address $lan:01 type veth peer gateway netns switch
  ip link add wan netns gateway type veth peer customer netns provider
  ip link add servers netns provider type veth peer eth0 netns servers
  local port
  for port in till printer gateway; do
    ip -n switch link set "$port" master bridge up
  done
  ip -n switch link set bridge up
}

addresses() {
  address till eth0 192.168.10.10/24
  address printer eth0 192.168.10.20/24
  address gateway lan 192.168.10.1/24 2001:db8:10::1/64
  address gateway wan 198.51.100.2/30
  address provider customer 198.51.100.1/30
  address provider servers 203.0.113.1/24
  address servers eth0 203.0.113.10/24 203.0.113.20/24 203.0.113.53/24
  ip -n till route add default via 192.168.10.1
  ip -n printer route add default via 192.168.10.1
  ip -n gateway route add default via 198.51.100.1
  ip -n provider route add 192.168.10.0/24 via 198.51.100.2
  ip -n servers route add default via 203.0.113.1
  on gateway tee /proc/sys/net/ipv4/ip_forward <<<1 >/dev/null
  on provider tee /proc/sys/net/ipv4/ip_forward <<<1 >/dev/null
}

address() {
  local one
  for one in "${@:3}"; do
    ip -n "$1" address add "$one" dev "$2"
  done
  ip -n "$1" link set "$2" up
}

services() {
  on servers dnsmasq --conf-file=/dev/null --user= --group= --pid-file= --no-hosts --no-resolv \
    --bind-interfaces --listen-address=203.0.113.53 --local=/example.com/ \
    --host-record=kasir.example.com,203.0.113.10,300
  on gateway dnsmasq --conf-file=/dev/null --user= --group= --pid-file= --port=0 --interface=lan \
    --dhcp-leasefile=/run/lab/leases --no-ping --dhcp-range=192.168.10.100,192.168.10.199,8h \
    --dhcp-host=$lan:10,192.168.10.102 --enable-ra --dhcp-range=2001:db8:10::,ra-only
  on servers nc -dkl 203.0.113.10 443 >/dev/null 2>&1 &
}

# One server behind a firewall that says nothing, and a router that answers traceroute once a minute.
firewalls() {
  on servers nft 'table ip lab { chain in { type filter hook input priority 0; ip daddr 203.0.113.20 drop; }; }'
  on provider nft 'table ip lab { chain out { type filter hook output priority 0;
    icmp type time-exceeded limit rate over 1/minute burst 1 packets drop; }; }'
}

# Links take up to a second to carry something; what the lessons show begins after that.
settled() {
  on till ping -q -c 1 -w 10 203.0.113.53 >/dev/null
  on till ping -q -c 1 -w 10 192.168.10.20 >/dev/null
  ip -n till neigh flush dev eth0
}

unanswered() { ! on till ping -q -c 1 "$1" >/dev/null; }

state() {
  case "$1" in
    healthy) ;;
    neighbours)
      unanswered 192.168.10.99
      on till ping -q -c 1 192.168.10.20 >/dev/null
      # What the kernel does by itself after half a minute.
      ip -n till neigh change 192.168.10.20 dev eth0 nud stale
      on till ping -q -c 1 192.168.10.1 >/dev/null
      ;;
    announced)
      # Both addresses are usable once nobody else claims them.
      local usable _
      for _ in {1..100}; do
        usable=$(ip -n till -6 address show eth0 -tentative | grep -c inet6) || true
        [ "$usable" = 2 ] && break
        sleep 0.1
      done
      ;;
    new-device)
      ip -n till -4 address flush dev eth0
      # A copy, since AppArmor keeps the one in its place from writing anywhere but there.
      cp "$(command -v dhclient)" .
      : >till.leases
      ;;
    certificate) certificate ;;
    cable-out) ip -n switch link set till down ;;
    wrong-gateway)
      ip -n till route replace default via 192.168.10.254
      unanswered 203.0.113.10
      ;;
    wrong-name-server) name_server 203.0.113.10 ;;
    port-dropped)
      on gateway nft 'table ip lab { chain through { type filter hook forward priority 0; tcp dport 443 drop; }; }'
      ;;
    *)
      echo "unknown state: $1" >&2
      exit 2
      ;;
  esac
}

# `s.crt`, valid for 90 days from the day on which the lesson's was made.
certificate() {
  cat >ca.conf <<'CONF'
[ca]
default_ca = practice
[practice]
new_certs_dir = .
database = index
rand_serial = yes
default_md = sha256
policy = any
x509_extensions = leaf
[any]
commonName = supplied
[leaf]
subjectAltName = DNS:kasir.example.com
CONF
  : >index
  local new=(openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes) from='2026-11-26 21:04:15 UTC'
  "${new[@]}" -x509 -subj '/CN=CA Latihan' -keyout ca.key -out ca.crt
  "${new[@]}" -subj '/CN=kasir.example.com' -keyout s.key -out s.csr
  openssl ca -batch -config ca.conf -cert ca.crt -keyfile ca.key -in s.csr -out s.crt \
    -startdate "$(date -ud "$from" +%Y%m%d%H%M%SZ)" -enddate "$(date -ud "$from + 90 days" +%Y%m%d%H%M%SZ)"
} 2>certificate.log

own_files
hosts
links
addresses
services
firewalls
settled
state "$1"
for command in "${@:2}"; do
  printf '$ %s\n' "$command"
  on till bash -c "$command" 2>&1 || true
done
