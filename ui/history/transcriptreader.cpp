// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/transcriptreader.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace callboard::ui {

using namespace Qt::StringLiterals;

TranscriptReader::TranscriptReader(const Theme& theme, const QString& about, const QString& text, QWidget* parent)
    : Sheet(theme, tr("Transcript"), parent)
{
    setObjectName(u"transcriptReader"_s);
    setSubtitle(about);
    auto* find = new QLineEdit(this);
    find->setObjectName(u"transcriptFind"_s);
    find->setPlaceholderText(tr("Find in the transcript; Enter: the next one"));
    find->setAccessibleName(tr("Find in the transcript"));
    find->setClearButtonEnabled(true);
    auto* page = new QPlainTextEdit(text, this);
    page->setObjectName(u"transcriptText"_s);
    page->setAccessibleName(tr("What was said"));
    page->setReadOnly(true);
    page->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    body()->addWidget(find);
    body()->addWidget(page, 1);
    connect(find, &QLineEdit::returnPressed, page, [page, find] {
        if (find->text().isEmpty() || page->find(find->text()))
            return;
        page->moveCursor(QTextCursor::Start); // once around
        page->find(find->text());
    });
    QPushButton* copy = addButton(tr("Copy all"), u"transcriptCopy"_s);
    connect(copy, &QPushButton::clicked, this, [text] { QGuiApplication::clipboard()->setText(text); });
    resize(560, 480);
    page->setFocus();
}

} // namespace callboard::ui
