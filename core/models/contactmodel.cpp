// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/contactmodel.h"

#include "core/models/modeltext.h"
#include "core/models/searchtext.h"

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kHeaders{
    QT_TRANSLATE_NOOP("callboard::ContactModel", "Name"),
    QT_TRANSLATE_NOOP("callboard::ContactModel", "Company"),
    QT_TRANSLATE_NOOP("callboard::ContactModel", "Number"),
    QT_TRANSLATE_NOOP("callboard::ContactModel", "Phonebook"),
};
static_assert(kHeaders.size() == ContactModel::ColumnCount);

} // namespace

ContactModel::ContactModel(QObject* parent)
    : KeyedRowModel<Contact>(parent)
{
}

int ContactModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ContactModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnTitle("callboard::ContactModel", kHeaders, section, orientation, role);
}

QVariant ContactModel::display(const Contact& contact, int column) const
{
    switch (column) {
    case NameColumn:
        return contact.displayName.isEmpty() ? contact.company : contact.displayName;
    case CompanyColumn:
        return contact.company;
    case NumberColumn:
        return number(contact);
    case PhonebookColumn:
        return contact.phonebook;
    default:
        return {};
    }
}

QString ContactModel::sentence(const Contact& contact) const
{
    const QString name = display(contact, NameColumn).toString();
    const QString dial = number(contact);
    return dial.isEmpty() ? tr("%1, no number.").arg(name) : tr("%1, number %2.").arg(name, dial);
}

QString ContactModel::searchText(const Contact& contact) const
{
    QStringList parts{contact.displayName, contact.company};
    for (const PhoneNumber& phone : contact.numbers)
        parts << phone.number << dialledDigits(phone.number);
    return searchFolded(parts);
}

QString ContactModel::department(const Contact& contact) const
{
    return contact.company;
}

QString ContactModel::number(const Contact& contact) const
{
    for (const PhoneNumber& phone : contact.numbers) {
        if (phone.kind != PhoneNumber::Kind::Fax)
            return phone.number;
    }
    return {};
}

} // namespace callboard
