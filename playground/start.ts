/**
 * `npm start`: the real n8n with this package installed, connected to the emulator, and with every template in it.
 */
import { join } from 'node:path';

import { type Emulator, startEmulator } from '../emulator';
import { CannotStart } from './cannotStart';
import { connectCredentials, connectN8nApi } from './credentials';
import { installN8n } from './install';
import { startN8n } from './n8n';
import { readOptions } from './options';
import { buildPackage, installPackage, packPackage } from './package';
import { requireFree } from './ports';
import { stopPrograms } from './processes';
import { openSession, type Owner } from './session';
import { addTemplates } from './templates';

const owner: Owner = {
	email: 'owner@marigold.example',
	password: 'Playground1',
	firstName: 'Nadia',
	lastName: 'Osei',
};

const say = (text: string) => process.stdout.write(`${text}\n`);

async function start(args: string[]): Promise<void> {
	const { version, port, emulatorPort } = readOptions(args);
	for (const each of [port, port + 1]) await requireFree(each, 'n8n', '--port');
	for (const each of [0, 1, 2, 3]) await requireFree(emulatorPort + each, 'the emulator', '--emulator-port');

	const installed = await installN8n(version);
	const folder = join(__dirname, '../.playground');
	const userFolder = join(folder, `n8n-${version}`);
	say('Building the package …');
	await buildPackage();
	await installPackage(await packPackage(folder), userFolder);

	say(`Starting n8n ${version} and the emulator …`);
	const emulator = await startEmulator({ port: emulatorPort });
	try {
		const n8n = await startN8n({ installed, userFolder, port });
		const session = await openSession(n8n.url, owner);
		const credentials = await connectCredentials(session, emulator);
		await addTemplates(session, [...credentials, await connectN8nApi(session)]);
		say(ready(n8n.url, emulator));
		await n8n.ended;
		if (!stopping) throw new CannotStart(`n8n has ended. Its log: ${n8n.log}`);
	} finally {
		await emulator.stop();
	}
}

const ready = (url: string, { urls }: Emulator) => `
n8n is ready, with the Zoho nodes, connected credentials and the templates:

  Editor        ${url}
  Email         ${owner.email}
  Password      ${owner.password}
  Zoho console  ${urls.accounts}/console   (the emulator's clients and grant tokens)

Ctrl-C stops it. Workflows stay, in .playground; the emulator's data begins anew with every start.
`;

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
	process.on(signal, () => {
		if (!stopping) say('\nStopping …');
		stopping = true;
		void stopPrograms();
	});

start(process.argv.slice(2)).catch(async (thrown: unknown) => {
	await stopPrograms();
	if (stopping) return;
	process.stderr.write(`\n${thrown instanceof CannotStart ? thrown.message : (thrown as Error).stack}\n`);
	process.exitCode = 1;
});
