import { Command } from '@oclif/core/command';
import * as Flags from '@oclif/core/flags';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { processTerminal } from '../terminal.ts';

export default class SchemaCommand extends Command {
  static override summary = 'Print the JSON Schema of a scenario file, or an example of one.';
  static override description =
    'Editors check and complete a scenario with the schema. The example is a scenario with a comment on every field: a place to start from.';
  static override examples = [
    { description: 'The schema, for an editor', command: '<%= config.bin %> schema > scenario.schema.json' },
    { description: 'A first scenario of your own', command: '<%= config.bin %> schema --example > scenario.yaml' },
  ];
  static override flags = {
    example: Flags.boolean({ summary: 'Print an example scenario with comments, in YAML.' }),
  };

  async run(): Promise<ExitCode> {
    const { flags } = await this.parse(SchemaCommand);
    const { exampleText, schemaText } = await import('../input/schema-text.ts');
    processTerminal(false).print(flags.example ? await exampleText() : schemaText());
    return exitCodes.planned;
  }
}
