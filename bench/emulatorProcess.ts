import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** What `emulator/start.js --json` prints, as far as a benchmark needs it. */
export interface EmulatorProcess {
	urls: { accounts: string; crm: string; crmUpload: string; desk: string };
	selfClient: { clientId: string; clientSecret: string };
	grantToken: string;
	stop(): Promise<void>;
}

/** The emulator in a process of its own, so that its work is not counted with the node's. */
export async function startEmulatorProcess(args: string[]): Promise<EmulatorProcess> {
	const child = spawn(process.execPath, ['emulator/start.js', '--json', '--port', '0', ...args], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	let printed = '';
	for await (const chunk of child.stdout) {
		printed += String(chunk);
		if (printed.includes('\n')) break;
	}
	if (!printed.includes('\n')) throw new Error('the emulator did not start');
	return {
		...(JSON.parse(printed) as Omit<EmulatorProcess, 'stop'>),
		stop: async () => {
			child.kill('SIGTERM');
			await once(child, 'exit');
		},
	};
}
