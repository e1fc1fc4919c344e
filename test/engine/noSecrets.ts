import { company } from '../../emulator/seed/company';
import { watchWith } from '../../engine/watch';
import { secretsIn } from './secretsIn';

/** Runs with every file of engine tests: nothing that left n8n's engine in any of its tests holds a secret. */
const secrets = company.clients.map(({ clientSecret }) => clientSecret);
const found = new Set<string>();

watchWith((what, value) => secretsIn(value, secrets).forEach((where) => found.add(`${what}${where}`)));

afterAll(() => {
	const leaks = [...found];
	found.clear();
	expect({ 'secrets in': leaks }).toEqual({ 'secrets in': [] });
});
