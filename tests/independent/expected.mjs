// What tests expect.

import { Failure } from './client.mjs';
import { Refused } from './http.mjs';

export const HASH = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
export const now = () => Math.floor(Date.now() / 1000);

// One of the vendor's sentences, and the answer that it comes from
export const failed = (message, status, code) => (error) =>
  error instanceof Failure && error.message === message && refused(status, code)(error.cause);

// A refusal with text in its context and nothing else, as the mobile clients decode it
export const refused = (status, code, context = {}) => (error) =>
  error instanceof Refused &&
  error.status === status &&
  error.code === code &&
  Object.values(error.context ?? {}).every((value) => typeof value === 'string') &&
  Object.entries(context).every(([name, value]) => error.context?.[name] === value);
