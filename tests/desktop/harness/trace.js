/** Every attempt of a program and its children to reach an address, as strace saw it (socket addresses of `man 7 ip`). */
import { spawnSync } from 'node:child_process';

/** Put before a command: it and everything it starts is watched; what is seen goes to `file`. */
export const traced = (file) => [
  'strace',
  ['-f', '-qq', '--seccomp-bpf', '-e', 'signal=none', '-e', `trace=${calls.join(',')}`, '-o', file],
];

const calls = ['bind', 'connect', 'sendto', 'sendmsg', 'sendmmsg'];

/** Where the kernel lets nobody watch, nothing can be said. */
export function canTrace() {
  return spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;
}

/**
 * Lines of a trace in which an address of the internet was used. Not among them: loopback ports on which a program of
 * the same trace listens, which is how the driver reaches the page.
 */
export function reached(text) {
  const lines = text.split('\n').filter((line) => /sa_family=AF_(INET6?|PACKET)/.test(line));
  const own = lines.filter((line) => /\bbind\(/.test(line) && isLoopback(line)).map(portOf);
  return lines.filter((line) => !(isLoopback(line) && (/\bbind\(/.test(line) || own.includes(portOf(line)))));
}

const isLoopback = (line) => /inet_addr\("127\.|inet_pton\(AF_INET6, "::1"/.test(line);
const portOf = (line) => /htons\((\d+)\)/.exec(line)?.[1];
