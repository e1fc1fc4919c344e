/** Figures as people read them. */

export const seconds = (milliseconds: number): string =>
	milliseconds < 100_000
		? `${(milliseconds / 1000).toFixed(milliseconds < 1000 ? 2 : 1)} s`
		: `${Math.round(milliseconds / 1000).toLocaleString('en-US')} s`;

export const milliseconds = (value: number): string => `${value.toFixed(Math.abs(value) < 10 ? 2 : 0)} ms`;

export const megabytes = (value: number): string => `${Math.round(value)} MB`;

export const kilobytes = (bytes: number): string => `${Math.round(bytes / 1024).toLocaleString('en-US')} kB`;

export const whole = (value: number): string => Math.round(value).toLocaleString('en-US');

export const times = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ×`;

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

export function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const [upper = NaN, lower = NaN] = [sorted[middle], sorted[middle - 1]];
	return sorted.length % 2 === 1 ? upper : (upper + lower) / 2;
}
