import { builtNodes, choicesOf, propertiesOf } from '../../build/built';

type Operations = Record<string, Record<string, { writes: boolean; dryRun?: false }>>;

describe.each(builtNodes().map((node) => [node.description.displayName, node] as const))(
	'the form of %s',
	(_, { description, resources }) => {
		const mayBeTried = description.name === 'zohoCrm' || description.name === 'zohoDesk';

		test(`has the field Dry Run ${mayBeTried ? 'in each operation that writes, and in no other' : 'nowhere'}`, () => {
			for (const choice of choicesOf(description)) {
				const { resource = '', operation = '' } = choice;
				const writes = (resources as unknown as Operations)[resource]?.[operation]?.writes === true;
				const has = propertiesOf(description, choice).some(({ name }) => name === 'dryRun');
				expect({ choice, has }).toEqual({ choice, has: mayBeTried && writes });
			}
		});
	},
);
