import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

import boundaries from './lint/boundaries.js';
import { verification } from './lint/verification.mjs';

export default defineConfig(
	globalIgnores(['.cache', '.playground']),
	{
		// As n8n's scanner has it: no comment switches a rule off.
		linterOptions: { noInlineConfig: true },
	},
	verification,
	{
		files: ['**/*.ts'],
		extends: [tseslint.configs.recommended],
		languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
		rules: {
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
			],
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true },
			],
		},
	},
	boundaries,
);
