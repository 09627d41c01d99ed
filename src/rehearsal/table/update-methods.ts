import { optional, required } from './spec.ts';
import type { MethodTable } from './spec.ts';

/** Receiving updates, and who the bot is. Field lists as published for Bot API 10.1. */
export const updateMethods = {
  getUpdates: {
    offset: optional('Integer'),
    limit: optional('Integer', { min: 1, max: 100 }),
    timeout: optional('Integer', { min: 0, max: 50 }),
    allowed_updates: optional('Array of String'),
  },
  setWebhook: {
    url: required('String'),
    certificate: optional('InputFile'),
    ip_address: optional('String'),
    max_connections: optional('Integer', { min: 1, max: 100 }),
    allowed_updates: optional('Array of String'),
    drop_pending_updates: optional('Boolean'),
    secret_token: optional('String', { minLength: 1, maxLength: 256 }),
  },
  deleteWebhook: {
    drop_pending_updates: optional('Boolean'),
  },
  getWebhookInfo: {},
  getMe: {},
} as const satisfies MethodTable;
