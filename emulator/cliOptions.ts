import { parseArgs } from 'node:util';
import type { EmulatorOptions } from './service';

/** What the command line asks for. */
export interface CliOptions extends EmulatorOptions {
	/** One JSON line for scripts instead of text for people. */
	json: boolean;
	help: boolean;
}

const choices = {
	seed: ['company', 'empty'],
	edition: ['free', 'standard', 'professional', 'enterprise', 'ultimate'],
	header: ['both', 'zoho-oauthtoken-only'],
	'data-center': ['us', 'eu', 'in', 'au', 'cn', 'jp', 'ca', 'sa', 'uk', 'ae', 'sg'],
	'desk-organizations': ['one', 'several with default', 'several'],
} as const;

export const usage = `npm run emulator -- [options]

  --port <number>              first of four ports in a row (4600); 0 lets the system choose
  --seed <seed>                ${choices.seed.join(' | ')}
  --latency <milliseconds>     what every answer of CRM and Desk waits (0)
  --edition <edition>          ${choices.edition.join(' | ')}
  --header <header>            ${choices.header.join(' | ')}
  --data-center <name>         ${choices['data-center'].join(' | ')}
  --desk-organizations <many>  ${choices['desk-organizations'].map((choice) => `"${choice}"`).join(' | ')}
  --json                       print one JSON line for scripts
`;

/** Reads the arguments; throws a RangeError or TypeError whose message says which one does not fit. */
export function cliOptions(args: string[]): CliOptions {
	const text = { type: 'string' } as const;
	const { values } = parseArgs({
		args,
		options: {
			port: { ...text, default: '4600' },
			seed: { ...text, default: 'company' },
			latency: { ...text, default: '0' },
			edition: { ...text, default: 'enterprise' },
			header: { ...text, default: 'both' },
			'data-center': { ...text, default: 'us' },
			'desk-organizations': { ...text, default: 'one' },
			json: { type: 'boolean', default: false },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	return {
		port: whole('port', values.port, 65_532),
		seed: oneOf('seed', values.seed),
		latency: whole('latency', values.latency, 600_000),
		edition: oneOf('edition', values.edition),
		zohoOauthTokenOnly: oneOf('header', values.header) === 'zoho-oauthtoken-only',
		dataCenter: oneOf('data-center', values['data-center']),
		deskOrganizations: oneOf('desk-organizations', values['desk-organizations']),
		json: values.json,
		help: values.help,
	};
}

function oneOf<Name extends keyof typeof choices>(name: Name, given: string): (typeof choices)[Name][number] {
	const found = choices[name].find((choice) => choice === given);
	if (found === undefined)
		throw new RangeError(`--${name} takes ${choices[name].join(', ')}; not "${given}".`);
	return found;
}

function whole(name: string, given: string, most: number): number {
	const number = Number(given);
	if (!/^\d+$/.test(given) || number > most) {
		throw new RangeError(`--${name} takes a whole number from 0 to ${most}; not "${given}".`);
	}
	return number;
}
