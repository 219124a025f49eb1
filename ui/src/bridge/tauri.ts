import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Bridge, Event } from './index';

export const bridge: Bridge = {
  call: (command, ...args) => invoke(command, { arguments: args[0] ?? null }),
  listen: (hear) => listen<Event>('bridge', ({ payload }) => hear(payload)),
};
