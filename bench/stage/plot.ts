import type { Curve, Outcome } from './benchmark';

type Plots = NonNullable<Outcome['plots']>;

const WIDTH = 460;
const HEIGHT = 340;
const MARGIN = { left: 64, right: 36, top: 40, bottom: 52 };
const COLORS = ['#0b62a8', '#7fb3dd', '#b3541e', '#e6ab7f'];

/** The plots side by side, both axes logarithmic: what grows linearly is a straight line with a slope of one. */
export function plotted(plots: Plots): string {
	const legend = plots[0]?.curves.map(({ name }, index) => entry(name, index)) ?? [];
	const height = HEIGHT + 24 * Math.ceil(legend.length / 2) + 16;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH * plots.length} ${height}" font-family="sans-serif" font-size="12">`,
		`<rect width="100%" height="100%" fill="#ffffff"/>`,
		...plots.map((plot, index) => `<g transform="translate(${index * WIDTH} 0)">${panel(plot)}</g>`),
		...legend,
		'</svg>',
		'',
	].join('\n');
}

function entry(name: string, index: number): string {
	const x = MARGIN.left + (index % 2) * WIDTH * 0.7;
	const y = HEIGHT + 12 + 24 * Math.floor(index / 2);
	return `<g transform="translate(${x} ${y})"><line x2="24" stroke="${COLORS[index]}" stroke-width="3"/><text x="32" y="4" fill="#333333">${name}</text></g>`;
}

function panel({ title, curves }: Plots[number]): string {
	const points = curves.flatMap((curve) => curve.points);
	const x = scale(
		points.map(([items]) => items),
		MARGIN.left,
		WIDTH - MARGIN.right,
	);
	const y = scale(
		points.map(([, value]) => value),
		HEIGHT - MARGIN.bottom,
		MARGIN.top,
	);
	const grid = [
		...y.ticks.map(
			(tick) =>
				`<line x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${y.at(tick)}" y2="${y.at(tick)}" stroke="#e3e3e3"/><text x="${MARGIN.left - 8}" y="${y.at(tick) + 4}" text-anchor="end" fill="#555555">${shown(tick)}</text>`,
		),
		...x.ticks.map(
			(tick) =>
				`<text x="${x.at(tick)}" y="${HEIGHT - MARGIN.bottom + 18}" text-anchor="middle" fill="#555555">${shown(tick)}</text>`,
		),
	];
	const line = ({ points: own }: Curve, index: number) => {
		const places = own.map(([items, value]) => `${x.at(items)},${y.at(value)}`);
		const dots = places.map((place) => {
			const [cx, cy] = place.split(',');
			return `<circle cx="${cx}" cy="${cy}" r="3" fill="${COLORS[index]}"/>`;
		});
		return `<polyline points="${places.join(' ')}" fill="none" stroke="${COLORS[index]}" stroke-width="2"/>${dots.join('')}`;
	};
	return [
		`<text x="${MARGIN.left}" y="22" font-size="14" font-weight="bold" fill="#222222">${title}</text>`,
		...grid,
		`<text x="${(MARGIN.left + WIDTH - MARGIN.right) / 2}" y="${HEIGHT - 14}" text-anchor="middle" fill="#555555">items</text>`,
		...curves.map(line),
	].join('\n');
}

/** A logarithmic scale from the power of ten below the least to that above the most. */
function scale(values: number[], from: number, to: number) {
	const least = Math.floor(Math.log10(Math.min(...values)) + 1e-9);
	const most = Math.max(Math.ceil(Math.log10(Math.max(...values)) - 1e-9), least + 1);
	return {
		at: (value: number) =>
			Math.round((from + ((Math.log10(value) - least) / (most - least)) * (to - from)) * 10) / 10,
		ticks: Array.from({ length: most - least + 1 }, (_, index) => 10 ** (least + index)),
	};
}

const shown = (value: number): string =>
	value < 1 ? String(Number(value.toPrecision(1))) : value.toLocaleString('en-US');
