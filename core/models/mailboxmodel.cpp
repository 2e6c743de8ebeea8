// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/mailboxmodel.h"

#include "core/models/modeltext.h"

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kHeaders{
    QT_TRANSLATE_NOOP("callboard::MailboxModel", "Extension"),
    QT_TRANSLATE_NOOP("callboard::MailboxModel", "New"),
    QT_TRANSLATE_NOOP("callboard::MailboxModel", "Old"),
};
static_assert(kHeaders.size() == MailboxModel::ColumnCount);

} // namespace

MailboxModel::MailboxModel(QObject* parent)
    : KeyedRowModel<Mailbox>(parent)
{
}

int MailboxModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MailboxModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnTitle("callboard::MailboxModel", kHeaders, section, orientation, role);
}

QVariant MailboxModel::display(const Mailbox& mailbox, int column) const
{
    switch (column) {
    case NumberColumn:
        return mailbox.id.text;
    case NewColumn:
        return mailbox.fresh ? QVariant(*mailbox.fresh) : QVariant();
    case OldColumn:
        return mailbox.read || mailbox.saved ? QVariant(mailbox.old()) : QVariant();
    default:
        return {};
    }
}

QVariant MailboxModel::sortValue(const Mailbox& mailbox, int column) const
{
    return column == NumberColumn ? QVariant(numberSortKey(mailbox.id.text)) : display(mailbox, column);
}

QString MailboxModel::sentence(const Mailbox& mailbox) const
{
    if (!mailbox.fresh)
        return tr("The voicemail of %1 is not known.").arg(mailbox.id.text);
    return tr("%1 has %n new voicemail message(s).", nullptr, *mailbox.fresh).arg(mailbox.id.text);
}

QVariant MailboxModel::state(const Mailbox& mailbox) const
{
    return mailbox.waiting() ? 1 : 0;
}

QString MailboxModel::number(const Mailbox& mailbox) const
{
    return mailbox.id.text;
}

} // namespace callboard
