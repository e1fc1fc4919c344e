import { parseArgs } from 'node:util';

import { CannotStart } from './cannotStart';
import { pinnedVersion } from './install';

export interface Options {
	/** The n8n to run, such as `2.41.1`. */
	version: string;
	/** The editor's port; the next one is n8n's too. */
	port: number;
	/** First of the emulator's four ports. */
	emulatorPort: number;
}

export const usage = `npm start -- [options]

  --n8n <version>           another n8n than ${pinnedVersion}, installed beside it
  --port <number>           of the editor (5678); n8n takes the next one too
  --emulator-port <number>  first of the emulator's four (4600)
`;

/** Reads the command line. */
export function readOptions(args: string[]): Options {
	const { values } = parsed(args);
	if (!/^\d+\.\d+\.\d+$/.test(values.n8n))
		throw new CannotStart(
			`--n8n takes a whole version such as ${pinnedVersion}, not "${values.n8n}".\n\n${usage}`,
		);
	return {
		version: values.n8n,
		port: portOf('--port', values.port),
		emulatorPort: portOf('--emulator-port', values['emulator-port']),
	};
}

function parsed(args: string[]) {
	const text = (value: string) => ({ type: 'string', default: value }) as const;
	try {
		return parseArgs({
			args,
			options: { n8n: text(pinnedVersion), port: text('5678'), 'emulator-port': text('4600') },
		});
	} catch (thrown) {
		throw new CannotStart(`${(thrown as Error).message}\n\n${usage}`);
	}
}

function portOf(option: string, value: string): number {
	const port = Number(value);
	if (!/^\d+$/.test(value) || port < 1 || port > 65_000)
		throw new CannotStart(`${option} takes a number from 1 to 65000, not "${value}".\n\n${usage}`);
	return port;
}
