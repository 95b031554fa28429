/** A picture for each track, beside its name and never instead of it. */
import Boxes from '@lucide/svelte/icons/boxes';
import ChartLine from '@lucide/svelte/icons/chart-line';
import CloudCog from '@lucide/svelte/icons/cloud-cog';
import Database from '@lucide/svelte/icons/database';
import Handshake from '@lucide/svelte/icons/handshake';
import HardDrive from '@lucide/svelte/icons/hard-drive';
import Network from '@lucide/svelte/icons/network';
import Scale from '@lucide/svelte/icons/scale';
import Server from '@lucide/svelte/icons/server';
import ShieldCheck from '@lucide/svelte/icons/shield-check';
import type { Component } from 'svelte';

const icons: Record<string, Component> = {
  fnd: Boxes,
  net: Network,
  sec: ShieldCheck,
  sys: Server,
  sto: HardDrive,
  cld: CloudCog,
  dai: Database,
  ops: ChartLine,
  sal: Handshake,
  grc: Scale,
};

export const trackIcon = (track: string): Component => icons[track] ?? Boxes;
