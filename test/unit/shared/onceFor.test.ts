import { onceFor } from '../../../nodes/shared/onceFor';

test('what follows from an object is worked out once for each object', () => {
	const asked: string[] = [];
	const lengthOf = onceFor(({ name }: { name: string }) => {
		asked.push(name);
		return name === '' ? undefined : name.length;
	});
	const [lead, none, sameName] = [{ name: 'Lead' }, { name: '' }, { name: 'Lead' }];
	expect([lead, none, sameName, lead, none].map(lengthOf)).toEqual([4, undefined, 4, 4, undefined]);
	expect(asked).toEqual(['Lead', '', 'Lead']);
});
