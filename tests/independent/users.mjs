// The vendor's record of users: an array in the caller's storage under the key `mfa` (section H of the protocol sheet).

export const memory = () => {
  const items = new Map();
  return { getItem: (key) => items.get(key) ?? null, setItem: (key, value) => items.set(key, value) };
};

export class Users {
  #storage;
  #projectId;

  constructor(storage, projectId) {
    this.#storage = storage;
    this.#projectId = projectId;
  }

  // Most recently used last
  all() {
    return this.#read().sort((a, b) => a.lastUsed - b.lastUsed);
  }

  list() {
    return Object.fromEntries(this.all().map(({ userId, state }) => [userId, state]));
  }

  count() {
    return this.#read().length;
  }

  exists(userId) {
    return this.get(userId) !== undefined;
  }

  is(userId, state) {
    return this.get(userId)?.state === state;
  }

  get(userId) {
    return this.#read().find((user) => user.userId === userId);
  }

  remove(userId) {
    this.#write(this.#everyone().filter((user) => !this.#isOurs(user) || user.userId !== userId));
  }

  write(userId, members) {
    const now = Date.now();
    const before = this.get(userId) ?? { userId, projectId: this.#projectId, created: now };
    const others = this.#everyone().filter((user) => !this.#isOurs(user) || user.userId !== userId);
    this.#write([...others, { ...before, ...members, updated: now, lastUsed: now }]);
  }

  #isOurs(user) {
    return (user.projectId ?? user.customerId) === this.#projectId;
  }

  #read() {
    return this.#everyone().filter((user) => this.#isOurs(user));
  }

  #everyone() {
    return JSON.parse(this.#storage.getItem('mfa') ?? '[]');
  }

  #write(users) {
    this.#storage.setItem('mfa', JSON.stringify(users));
  }
}
