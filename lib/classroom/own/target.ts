import { BlockList, isIP, isIPv6 } from 'node:net';
import type { Problem } from '../../telemetry/problem.ts';

/** Which services may be called, beside those of this very machine. */
export interface CallPolicy {
  /** Host names and addresses that a setting allows, in lower case. */
  hosts: readonly string[];
  /** Spanwalk's own ports: a service of the student's is none of them. */
  ownPorts: readonly number[];
  /**
   * Whether this machine is a server that students share, and loopback not the student's own: what listens there may be
   * meant for nobody but its owner. Calls then go to hosts that a setting names, and to no other.
   */
  shared: boolean;
}

/** Whether any address could be called at all; where none can, a student can still be watched. */
export const callsAnything = ({ shared, hosts }: Pick<CallPolicy, 'shared' | 'hosts'>): boolean =>
  !shared || hosts.length > 0;

/** A service that may be called; whether its name still has to lead to loopback is decided when it is looked up. */
export interface Target {
  url: URL;
  anyAddress: boolean;
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether an address is this machine's own, by RFC 1122 §3.2.1.3 and RFC 4291 §2.5.3; mapped ones included. */
export const isLoopback = (address: string): boolean =>
  isIP(address) !== 0 && loopback.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

const refuse = (code: `own/${string}`, message: string, hint: string): { problem: Problem } => ({
  problem: { code, message, hint, at: ['call', 'url'] },
});

const LONGEST_URL = 2000;
const EXAMPLE = 'http://localhost:4567/api/activities/home';

function parse(text: string): URL | null {
  const trimmed = text.trim();
  // People leave out the scheme, as a browser's address bar lets them.
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`;
  return trimmed.length <= LONGEST_URL && URL.canParse(whole) ? new URL(whole) : null;
}

/** An address's host as the resolver knows it: IPv6 without its brackets. */
export const hostOf = ({ hostname }: URL): string => hostname.replaceAll(/^\[|\]$/g, '').toLowerCase();

const portOf = ({ port, protocol }: URL): number => Number(port) || (protocol === 'https:' ? 443 : 80);

/** What a server prints when it listens everywhere is no address to send to; this machine is meant. */
function meant(url: URL): URL {
  const everywhere = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[hostOf(url)];
  if (everywhere !== undefined) url.hostname = everywhere;
  url.hash = '';
  return url;
}

function formProblem({ protocol, username, password }: URL): { problem: Problem } | null {
  if (!['http:', 'https:'].includes(protocol)) {
    return refuse('own/url', 'Only http and https addresses can be called.', `Write it as ${EXAMPLE}.`);
  }
  if (username === '' && password === '') return null;
  return refuse('own/url', 'The address holds a user name or a password.', 'Leave both out of the address.');
}

/** A name that no setting allows leads to this machine or nowhere, so at a port of ours it is Spanwalk: `localhost.`, too. */
function isSpanwalk(url: URL, { hosts, ownPorts }: CallPolicy): boolean {
  const host = hostOf(url);
  const isHere = host === 'localhost' || isLoopback(host) || (isIP(host) === 0 && !hosts.includes(host));
  return isHere && ownPorts.includes(portOf(url));
}

/** What settings and open doors make of it: every port that Spanwalk itself listens on is its own. */
export const callPolicy = (
  { port, ownServiceHosts }: { port: number; ownServiceHosts: readonly string[] },
  doors: readonly { url: string | null }[],
  shared: boolean,
): CallPolicy => ({
  hosts: ownServiceHosts,
  ownPorts: [port, ...doors.flatMap(({ url }) => (url === null ? [] : [Number(new URL(url).port)]))],
  shared,
});

/** Reads the address of a student's service. Names are judged by what they resolve to, and that only when called. */
export function readTarget(text: string, policy: CallPolicy): { ok: Target } | { problem: Problem } {
  const parsed = parse(text);
  if (parsed === null) return refuse('own/url', 'This is no address.', `Write it as ${EXAMPLE}.`);
  const url = meant(parsed);
  const badForm = formProblem(url);
  if (badForm) return badForm;
  const host = hostOf(url);
  if (isSpanwalk(url, policy)) {
    const hint = 'Write the port that your own service prints when it starts, such as 4567.';
    return refuse('own/spanwalk', `Port ${portOf(url)} is Spanwalk itself.`, hint);
  }
  if (policy.hosts.includes(host)) return { ok: { url, anyAddress: true } };
  if (policy.shared) return { problem: notOnShared(host) };
  if (isIP(host) !== 0 && !isLoopback(host)) return { problem: notAllowed(host) };
  return { ok: { url, anyAddress: false } };
}

/** Why a host is not called: it is another machine, and nobody allowed that. */
export const notAllowed = (host: string): Problem => ({
  code: 'own/not-loopback',
  message: `${host.slice(0, 100)} is not this machine, and Spanwalk calls no other.`,
  hint: 'Run the service on the machine that Spanwalk runs on, or do the thing yourself and let Spanwalk watch. Whoever runs Spanwalk can allow a host with SPANWALK_OWN_SERVICE_HOSTS.',
  at: ['call', 'url'],
});

/** The same where the machine is not the student's own either. */
const notOnShared = (host: string): Problem => ({
  code: 'own/shared-server',
  message: `This classroom is shared, and Spanwalk does not call ${host.slice(0, 100)}: seen from its server, localhost is the server and not your computer.`,
  hint: 'Choose “I do it myself”: send the request to your service, and Spanwalk watches what arrives with your key. Whoever runs Spanwalk can allow a host with SPANWALK_OWN_SERVICE_HOSTS.',
  at: ['call', 'url'],
});
