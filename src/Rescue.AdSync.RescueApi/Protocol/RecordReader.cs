namespace Rescue.AdSync.RescueApi.Protocol;

/// <summary>Cuts the data of an answer into records, in one pass and without copying.</summary>
/// <remarks>
/// Two layouts are read: one field a line, with an empty line between records, as Rescue answers; and all fields on one
/// line, as its documentation prints them. Nothing is escaped in either, so whatever could be read in two ways (a field
/// that occurs twice, text where none belongs) is refused instead of guessed at (S5).
/// </remarks>
internal ref struct RecordReader
{
    private readonly ReadOnlySpan<byte> _data;
    private readonly RecordSchema _schema;
    private readonly (int Start, int End)[] _values;
    private readonly bool _isFolded;
    private int _position;
    private int _current;

    public RecordReader(ReadOnlySpan<byte> data, RecordSchema schema)
    {
        _data = data;
        _schema = schema;
        _values = new (int, int)[schema.Fields.Length];
        _isFolded = IsFolded(data, schema);
    }

    /// <summary>Goes to the next record.</summary>
    /// <returns><see langword="false"/> when there is none left.</returns>
    /// <exception cref="UnreadableAnswerException">The data is not what the schema says.</exception>
    public bool Read()
    {
        _values.AsSpan().Fill((RecordSchema.None, RecordSchema.None));
        _current = RecordSchema.None;
        if (_isFolded)
        {
            ReadFolded();
        }
        else
        {
            ReadLines();
        }

        if (_current == RecordSchema.None)
        {
            return false;
        }

        return FirstMissing() is not { } missing
            ? true
            : throw new UnreadableAnswerException($"a record without {missing}{Where()}");
    }

    /// <summary>Gets a value indicating whether something is left to read.</summary>
    public readonly bool HasMore => _position < _data.Length;

    private readonly bool Has(int field) => _values[field].Start >= 0;

    /// <summary>Gets a field's bytes without the white space around them; nothing for a field that is absent.</summary>
    public readonly ReadOnlySpan<byte> this[int field] =>
        Has(field) ? _data[_values[field].Start.._values[field].End].Trim(WhiteSpace.Bytes) : default;

    /// <summary>Makes the failure for a field that holds what it cannot hold.</summary>
    public readonly UnreadableAnswerException Wrong(int field) =>
        new($"a value of {_schema.Fields[field].Name} that makes no sense{Where()}");

    private static bool IsFolded(ReadOnlySpan<byte> data, RecordSchema schema)
    {
        ReadOnlySpan<byte> text = data.TrimStart(WhiteSpace.Bytes);
        if (schema.FieldAt(text, 0) != 0)
        {
            return false;
        }

        // The first field is a number: anything else on its line is the next field.
        ReadOnlySpan<byte> value = text[(schema.Fields[0].Key.Length + 1)..];
        int end = value.IndexOf((byte)'\n');
        return (end < 0 ? value : value[..end]).Trim(WhiteSpace.Bytes).IndexOfAny(WhiteSpace.Bytes) >= 0;
    }

    private void ReadLines()
    {
        bool afterBlank = false, isForeign = false;
        while (_position < _data.Length)
        {
            int start = _position, end = LineEnd(start);
            ReadOnlySpan<byte> line = _data[start..end];
            int field = _schema.FieldAt(line, _current + 1);
            if (field == 0 && afterBlank && _current >= 0)
            {
                return;
            }

            _position = end + 1;
            afterBlank = line.Trim(WhiteSpace.Bytes).IsEmpty;
            if (field >= 0)
            {
                Begin(field, start, end);
                isForeign = false;
            }
            else if (!afterBlank && !isForeign)
            {
                isForeign = !TryContinue(line, end);
            }
        }
    }

    private void ReadFolded()
    {
        while (_position < _data.Length)
        {
            int start = _position;
            int field = _schema.FieldAt(_data[start..], _current + 1);
            if (field == 0 && _current >= 0 && FirstMissing() is null)
            {
                return;
            }

            if (field >= 0 && field < _current)
            {
                throw new UnreadableAnswerException($"{_schema.Fields[field].Name} out of its place on one line{Where()}");
            }

            _position = NextToken(start);
            if (field >= 0)
            {
                Begin(field, start, _position);
            }
            else if (_current >= 0)
            {
                _values[_current].End = _position;
            }
        }
    }

    private void Begin(int field, int start, int end)
    {
        string name = _schema.Fields[field].Name;
        if (_current == RecordSchema.None && field != 0)
        {
            throw new UnreadableAnswerException($"a record that does not begin with {_schema.Fields[0].Name}");
        }

        if (Has(field))
        {
            throw new UnreadableAnswerException($"{name} more than once in one record{Where()}");
        }

        _values[field] = (start + name.Length + 1, end);
        _current = field;
    }

    /// <summary>Adds a line to the current field.</summary>
    /// <returns><see langword="false"/> if the line begins a field that is not known here, which is left out.</returns>
    private readonly bool TryContinue(ReadOnlySpan<byte> line, int end)
    {
        if (_current == RecordSchema.None)
        {
            throw new UnreadableAnswerException("text in front of the first record");
        }

        if (_schema.Fields[_current].Kind == FieldKind.Text)
        {
            _values[_current].End = end;
            return true;
        }

        return RecordSchema.LooksLikeField(line)
            ? false
            : throw new UnreadableAnswerException($"stray text behind {_schema.Fields[_current].Name}{Where()}");
    }

    private readonly int LineEnd(int start)
    {
        int length = _data[start..].IndexOf((byte)'\n');
        return length < 0 ? _data.Length : start + length;
    }

    private readonly int NextToken(int start)
    {
        int space = _data[start..].IndexOfAny(WhiteSpace.Bytes);
        int token = space < 0 ? -1 : _data[(start + space)..].IndexOfAnyExcept(WhiteSpace.Bytes);
        return token < 0 ? _data.Length : start + space + token;
    }

    private readonly string? FirstMissing()
    {
        for (int i = 0; i < _values.Length; i++)
        {
            if (_schema.Fields[i].IsRequired && !Has(i))
            {
                return _schema.Fields[i].Name;
            }
        }

        return null;
    }

    private readonly string Where() =>
        Values.TryNumber(this[0], out long id) ? $" ({_schema.Fields[0].Name} {id})" : string.Empty;
}
