/**
 * `npx tsx bench/loading.ts [--quick]`: what the package adds to n8n's start, to its disk, and to what the editor loads.
 */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

import type { INodeType } from 'n8n-workflow';

import { n8n, name as packageName } from '../package.json';
import { benchmark, type Bench, type Outcome } from './stage/benchmark';
import { kilobytes, median, megabytes, milliseconds, whole } from './stage/figures';

const root = resolve(__dirname, '..');
const run = promisify(execFile);
const load = createRequire(__filename);

/** Milliseconds of n8n's start. */
const MOST_LOADING = 60;

/** The steps are n8n's own: its loader at the start, and what it does when a workflow first uses a node. */
const script = `
	require('reflect-metadata');
	const { Container } = require('@n8n/di');
	const { Logger } = require('@n8n/backend-common');
	const core = require('n8n-core');
	const silent = () => {};
	Container.set(Logger, { debug: silent, info: silent, warn: silent, error: silent });
	const took = async (work) => {
		const before = { time: performance.now(), memory: process.memoryUsage().rss, processor: process.cpuUsage() };
		await work();
		const { user, system } = process.cpuUsage(before.processor);
		const milliseconds = performance.now() - before.time;
		return { milliseconds, processor: (user + system) / 1000, bytes: process.memoryUsage().rss - before.memory };
	};
	(async () => {
		const listed = new core.LazyPackageDirectoryLoader('.');
		const whole = new core.PackageDirectoryLoader('.');
		const start = process.argv[1] === 'listed' ? listed : whole;
		const steps = { start: await took(() => start.loadAll()) };
		if (start === listed) {
			if (!listed.isLazyLoaded) throw new Error('the listings were not read');
			steps.crm = await took(() => listed.getNode('zohoCrm'));
			steps.desk = await took(() => listed.getNode('zohoDesk'));
		}
		process.stdout.write(JSON.stringify(steps));
	})();
`;

interface Took {
	milliseconds: number;
	processor: number;
	bytes: number;
}

const STEPS = {
	start: 'Added to n8n’s start',
	crm: 'First use of Zoho CRM',
	desk: 'First use of Zoho Desk, after Zoho CRM',
	whole: 'For comparison: a start that loads all code, as without listings',
};
type Steps = Partial<Record<keyof typeof STEPS, Took>>;

async function measure({ quick, say }: Bench): Promise<Outcome> {
	const processes: Steps[] = [];
	const times = quick ? 3 : 11;
	for (let time = 1; time <= times; time += 1) {
		say(`processes that load the package, ${time} of ${times}`);
		const listed = (await steps('listed')) as Steps;
		processes.push({ ...listed, whole: (await steps('whole')).start });
	}
	const figures = (Object.keys(STEPS) as Array<keyof Steps>).map((step) => {
		const of = (name: keyof Took) => median(processes.map(({ [step]: took }) => took?.[name] ?? NaN));
		return { step, milliseconds: of('milliseconds'), processor: of('processor'), bytes: of('bytes') };
	});
	const [start] = figures;
	if (!start) throw new TypeError('nothing was measured');
	say('the packed package');
	const packed = await packedPackage();
	return {
		tables: [
			{
				title: 'In n8n’s process',
				heads: ['Step', 'Time', 'Processor', 'Memory'],
				rows: figures.map((figure) => [
					STEPS[figure.step],
					milliseconds(figure.milliseconds),
					milliseconds(figure.processor),
					megabytes(figure.bytes / 1024 / 1024),
				]),
				note: `n8n-core’s own loader; medians of ${times} processes that had n8n-core loaded already and the files in the system’s cache.`,
			},
			{
				title: 'The package as it is installed',
				heads: ['Packed', 'Unpacked', 'Files'],
				rows: [[kilobytes(packed.size), kilobytes(packed.unpackedSize), whole(packed.entryCount)]],
			},
			descriptions(),
		],
		targets: [
			{
				what: STEPS.start,
				wanted: `at most ${MOST_LOADING} ms`,
				measured: milliseconds(start.milliseconds),
				met: start.milliseconds <= MOST_LOADING,
			},
		],
	};
}

async function steps(how: 'listed' | 'whole'): Promise<Steps> {
	const { stdout } = await run(process.execPath, ['-e', script, how], { cwd: root });
	return JSON.parse(stdout) as Steps;
}

interface Packed {
	size: number;
	unpackedSize: number;
	entryCount: number;
}

async function packedPackage(): Promise<Packed> {
	const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
		cwd: root,
		maxBuffer: 64 * 1024 * 1024,
	});
	const [packed] = JSON.parse(stdout) as Packed[];
	if (!packed) throw new TypeError(`npm says nothing of ${packageName}`);
	return packed;
}

function descriptions() {
	const rows = n8n.nodes.map((file) => {
		const [, className = ''] = /([^/]+)\.node\.js$/.exec(file) ?? [];
		const { [className]: Class } = load(resolve(root, file)) as Record<string, new () => INodeType>;
		if (!Class) throw new TypeError(`${file} has no ${className}`);
		const { description } = new Class();
		const text = JSON.stringify(description);
		return { name: description.displayName, fields: description.properties.length, text };
	});
	const all = { name: 'All', fields: NaN, text: rows.map(({ text }) => text).join(',') };
	return {
		title: 'What the editor loads once, with all the nodes there are',
		heads: ['Node', 'Fields', 'Description', 'Gzipped'],
		rows: [...rows, all].map(({ name, fields, text }) => [
			name,
			Number.isNaN(fields) ? '' : whole(fields),
			kilobytes(Buffer.byteLength(text)),
			kilobytes(gzipSync(text).length),
		]),
		note: 'The JSON of the description. n8n sends a node that an AI agent can use, as the two main ones, a second time as a tool.',
	};
}

benchmark('loading', 'Loading, size and descriptions', measure);
