export { createFakeApi } from './fake-handler.js';
export { FakeWorld, type FakeCase } from './fake-world.js';
export { fakePeople, type FakePerson } from './fake-path.js';
