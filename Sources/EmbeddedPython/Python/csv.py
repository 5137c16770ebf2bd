"""Comma-separated values, read from and written to objects in memory."""

__all__ = ["reader", "writer", "DictReader", "DictWriter", "QUOTE_ALL", "QUOTE_MINIMAL",
           "QUOTE_NONE", "QUOTE_NONNUMERIC", "Error"]

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = 0, 1, 2, 3


class Error(Exception):
    pass


def reader(csvfile, dialect="excel", delimiter=",", quotechar='"', skipinitialspace=False,
           quoting=QUOTE_MINIMAL, **fmtparams):
    if dialect == "excel-tab":
        delimiter = "\t"
    row, field, quoted, was_quoted = [], "", False, False
    for line in csvfile:
        i = 0
        text = line if quoted else line.rstrip("\r\n")
        if not text and not quoted:
            yield []
            continue
        while i < len(text):
            c = text[i]
            if quoted:
                if c == quotechar and text[i + 1:i + 2] == quotechar:
                    field += quotechar
                    i += 1
                elif c == quotechar:
                    quoted = False
                else:
                    field += c
            elif c == quotechar and not field and quoting != QUOTE_NONE:
                quoted = was_quoted = True
            elif c == delimiter:
                row.append(_value(field, was_quoted, quoting))
                field, was_quoted = "", False
                if skipinitialspace and text[i + 1:i + 2] == " ":
                    i += 1
            elif c not in "\r\n":
                field += c
            i += 1
        if quoted:
            if not line.endswith("\n"):
                field += "\n"
            continue
        row.append(_value(field, was_quoted, quoting))
        yield row
        row, field, was_quoted = [], "", False
    if quoted:
        row.append(field)
        yield row


def _value(field, was_quoted, quoting):
    return float(field) if quoting == QUOTE_NONNUMERIC and not was_quoted else field


class _Writer:
    def __init__(self, csvfile, delimiter, quotechar, lineterminator, quoting):
        self._file, self._delimiter, self._quote = csvfile, delimiter, quotechar
        self._end, self._quoting = lineterminator, quoting

    def _field(self, value):
        text = "" if value is None else str(value)
        special = any(c in text for c in (self._delimiter, self._quote, "\n", "\r"))
        is_number = isinstance(value, (int, float))
        if self._quoting == QUOTE_ALL or (self._quoting == QUOTE_NONNUMERIC and not is_number) or (
                special and self._quoting == QUOTE_MINIMAL):
            return self._quote + text.replace(self._quote, self._quote * 2) + self._quote
        return text

    def writerow(self, row):
        row = list(row)
        text = self._delimiter.join([self._field(value) for value in row])
        if len(row) == 1 and not text:
            text = self._quote * 2
        return self._file.write(text + self._end)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


def writer(csvfile, dialect="excel", delimiter=",", quotechar='"', lineterminator="\r\n",
           quoting=QUOTE_MINIMAL, **fmtparams):
    return _Writer(csvfile, delimiter, quotechar, lineterminator, quoting)


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", **kwds):
        self.reader = reader(f, dialect, **kwds)
        self._names, self.restkey, self.restval = fieldnames, restkey, restval

    @property
    def fieldnames(self):
        if self._names is None:
            self._names = next(self.reader, None)
        return self._names

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while not row:
            row = next(self.reader)
        result = dict(zip(names, row))
        if len(row) > len(names):
            result[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            result[name] = self.restval
        return result


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", **kwds):
        self.fieldnames, self.restval, self.extrasaction = fieldnames, restval, extrasaction
        self.writer = writer(f, dialect, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def writerow(self, row):
        if self.extrasaction == "raise":
            extra = [name for name in row if name not in self.fieldnames]
            if extra:
                raise ValueError("dict contains fields not in fieldnames: "
                                 + ", ".join([repr(name) for name in extra]))
        return self.writer.writerow([row.get(name, self.restval) for name in self.fieldnames])

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)
